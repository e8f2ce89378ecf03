import type { LinkProps } from '@tanstack/react-router'
import { z } from 'zod'
import type { Permission } from '../../electron/contract/permissions.ts'
import { words } from '../i18n.ts'
import { draftValues } from '../ui/draft-store.ts'

export type DraftPlace = { name: string; text: string; to: Pick<LinkProps, 'to' | 'params'>; needs: Permission | null }

const anything = z.string().catch('')
const orderDraft = z.object({ caller: anything, callerName: anything, cartId: anything, notes: anything })
const productFields = z.object({ name: anything }).catch({ name: '' })
const productDraft = z.object({ json: anything })

const say = (key: string, facts: Record<string, unknown> = {}) => words(`frame:drafts.${key}`, facts)

function orderPlace(values: unknown): Omit<DraftPlace, 'name'> | null {
  const { caller, callerName, cartId, notes } = orderDraft.parse(values)
  if (`${caller}${cartId}${notes}`.trim() === '') return null
  const name = callerName || caller
  const text = name === '' ? say('newOrder') : say('newOrderFor', { name })
  return { text, to: { to: '/orders/new' }, needs: 'orders:update' }
}

function productPlace(id: string, values: unknown): Omit<DraftPlace, 'name'> | null {
  const { json } = productDraft.parse(values)
  if (json === '' || json === '{}') return null
  const needs = 'products:update'
  if (id !== 'new')
    return { text: say('product'), to: { to: '/inventory/$productId', params: { productId: id } }, needs }
  const { name } = productFields.parse(JSON.parse(json))
  const text = name === '' ? say('newProduct') : say('newProductNamed', { name })
  return { text, to: { to: '/inventory/new' }, needs }
}

const others: Record<string, () => Omit<DraftPlace, 'name'>> = {
  'account.profile': () => ({
    text: say('profile'),
    to: { to: '/account/$part', params: { part: 'profile' } },
    needs: null,
  }),
  person: () => ({ text: say('person'), to: { to: '/people' }, needs: 'users:create' }),
  'api-key': () => ({ text: say('apiKey'), to: { to: '/people/keys' }, needs: 'api_keys:create' }),
  broker: () => ({
    text: say('broker'),
    to: { to: '/settings/$part', params: { part: 'broker' } },
    needs: 'system:update',
  }),
  mail: () => ({ text: say('mail'), to: { to: '/settings/$part', params: { part: 'mail' } }, needs: 'system:update' }),
}

/** What a draft is and where it is gone on with; null: it holds nothing, or nobody knows its form any more. */
export function placeOf(name: string): DraftPlace | null {
  const values = draftValues(name)
  if (!values) return null
  const [kind, id] = name.split('.', 2)
  const place =
    name === 'new-order'
      ? orderPlace(values)
      : kind === 'product' && id !== undefined
        ? productPlace(id, values)
        : (others[name]?.() ?? null)
  return place && { name, ...place }
}
