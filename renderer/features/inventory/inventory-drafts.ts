import i18next from 'i18next'
import { z } from 'zod'
import type { DraftKind } from '../../frame/feature.ts'

const anything = z.string().catch('')
const productForm = z.object({ json: anything })
const productFields = z.object({ name: anything }).catch({ name: '' })
const picked = z.object({ productName: anything })

export const inventoryDrafts: Readonly<Record<string, DraftKind>> = {
  product: ({ ids: [id], values }) => {
    const { json } = productForm.parse(values)
    if (id === undefined || json === '' || json === '{}') return null
    const needs = 'products:update'
    if (id !== 'new') {
      const to = { to: '/inventory/$productId', params: { productId: id } } as const
      return { text: i18next.t('inventory:drafts.product'), to, needs }
    }
    const { name } = productFields.parse(JSON.parse(json))
    const text = i18next.t(name === '' ? 'inventory:drafts.newProduct' : 'inventory:drafts.newProductNamed', { name })
    return { text, to: { to: '/inventory/new' }, needs }
  },
  // Named by what is done, and then to what.
  stock: ({ ids: [, id = ''], beside: { of: name = '' } }) => ({
    text: i18next.t('inventory:drafts.stock', { name }),
    to: { to: '/inventory', search: { open: id } },
    needs: 'inventory:adjust',
  }),
  harvest: ({ ids: [id = ''], values }) => {
    const { productName: name } = picked.parse(values)
    return {
      text: i18next.t(name === '' ? 'inventory:drafts.harvest' : 'inventory:drafts.harvestOf', { name }),
      to: { to: '/inventory', search: { harvest: id === 'any' ? '' : id } },
      needs: 'inventory:adjust',
    }
  },
}
