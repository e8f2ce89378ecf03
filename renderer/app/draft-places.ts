import type { LinkProps } from '@tanstack/react-router'
import { z } from 'zod'
import type { Permission } from '../../electron/contract/permissions.ts'
import { words } from '../i18n.ts'
import { draftValues } from '../ui/draft-store.ts'

export type DraftPlace = {
  name: string
  text: string
  to: Pick<LinkProps, 'to' | 'params' | 'search'>
  needs: Permission | null
}

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

type Small = { id: string; name: string; orderId: string; typed: unknown }
type SmallPlace = (small: Small) => Omit<DraftPlace, 'name'> | null
const named = (key: string, name: string, alone = key) => (name === '' ? say(alone) : say(key, { name }))
const at = (text: string, to: DraftPlace['to'], needs: Permission) => ({ text, to, needs })
const ofOrder =
  (text: string, needs: Permission): SmallPlace =>
  ({ name, orderId }) =>
    at(say(text, { name }), { to: '/orders', search: { open: orderId } }, needs)
const personName = z.object({ firstName: anything, lastName: anything })
const picked = z.object({ productName: anything })

/** Dialogs: by what they are of, which is opened; the dialog itself is a press away, with what was typed. */
const dialogs: Record<string, SmallPlace> = {
  'new-caller': ({ name }) => at(say('newCustomerNamed', { name }), { to: '/orders/new' }, 'orders:update'),
  customer: ({ id, name, typed }) => {
    if (id !== 'new') return at(say('customer', { name }), { to: '/customers', search: { open: id } }, 'orders:update')
    const { firstName, lastName } = personName.parse(typed)
    const text = named('newCustomerNamed', `${firstName} ${lastName}`.trim(), 'newCustomer')
    return at(text, { to: '/customers' }, 'orders:update')
  },
  address: ({ id, name }) => at(say('address', { name }), { to: '/customers', search: { open: id } }, 'orders:update'),
  payment: ofOrder('payment', 'payments:process'),
  refund: ofOrder('refund', 'payments:refund'),
  edit: ofOrder('edit', 'orders:update'),
  note: ofOrder('reason', 'orders:update'),
  cancel: ofOrder('reason', 'orders:cancel'),
  release: ofOrder('reason', 'payments:process'),
  reject: ofOrder('reason', 'payments:process'),
  stock: ({ id, name }) => at(say('stock', { name }), { to: '/inventory', search: { open: id } }, 'inventory:adjust'),
  harvest: ({ id, typed }) => {
    const { productName: name } = picked.parse(typed)
    const search = { harvest: id === 'any' ? '' : id }
    return at(named('harvestOf', name, 'harvest'), { to: '/inventory', search }, 'inventory:adjust')
  },
}

const besideOf = z.object({
  beside: z.object({ of: anything, orderId: anything }).catch({ of: '', orderId: '' }),
})

function dialogPlace(draft: string, typed: unknown): Omit<DraftPlace, 'name'> | null {
  const [kind = '', ...ids] = draft.split('.')
  const { of: name, orderId } = besideOf.parse(typed).beside
  // Of stock: what is done, and then to what.
  const id = (kind === 'stock' ? ids[1] : ids[0]) ?? ''
  return dialogs[kind]?.({ id, name, orderId: orderId || id, typed }) ?? null
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
        : (others[name]?.() ?? dialogPlace(name, values))
  return place && { name, ...place }
}
