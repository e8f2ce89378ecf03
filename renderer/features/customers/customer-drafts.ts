import i18next from 'i18next'
import { z } from 'zod'
import type { DraftKind } from '../../frame/feature.ts'

const anything = z.string().catch('')
const personName = z.object({ firstName: anything, lastName: anything })

export const customerDrafts: Readonly<Record<string, DraftKind>> = {
  customer: ({ ids: [id = ''], beside: { of = '' }, values }) => {
    const needs = 'orders:update'
    if (id !== 'new') {
      const text = i18next.t('customers:drafts.customer', { name: of })
      return { text, to: { to: '/customers', search: { open: id } }, needs }
    }
    const { firstName, lastName } = personName.parse(values)
    const name = `${firstName} ${lastName}`.trim()
    const text = i18next.t(name === '' ? 'customers:drafts.new' : 'customers:drafts.newNamed', { name })
    return { text, to: { to: '/customers' }, needs }
  },
  address: ({ ids: [id = ''], beside: { of: name = '' } }) => ({
    text: i18next.t('customers:drafts.address', { name }),
    to: { to: '/customers', search: { open: id } },
    needs: 'orders:update',
  }),
}
