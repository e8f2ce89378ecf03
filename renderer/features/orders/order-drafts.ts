import i18next from 'i18next'
import { z } from 'zod'
import type { Permission } from '../../../electron/contract/permissions.ts'
import type { DraftKind } from '../../frame/feature.ts'

const anything = z.string().catch('')
const newOrder = z.object({ caller: anything, callerName: anything, cartId: anything, notes: anything })

type DialogWords = 'payment' | 'refund' | 'edit' | 'reason'

/** A dialog of an order: the order is opened, the dialog is a press away with what was typed. */
const ofOrder =
  (what: DialogWords, needs: Permission): DraftKind =>
  ({ ids: [id = ''], beside: { of: name = '', orderId = '' } }) => ({
    text: i18next.t(`orders:drafts.${what}`, { name }),
    to: { to: '/orders', search: { open: orderId || id } },
    needs,
  })

export const orderDrafts: Readonly<Record<string, DraftKind>> = {
  'new-order': ({ values }) => {
    const { caller, callerName, cartId, notes } = newOrder.parse(values)
    if (`${caller}${cartId}${notes}`.trim() === '') return null
    const name = callerName || caller
    const text = name === '' ? i18next.t('orders:drafts.newOrder') : i18next.t('orders:drafts.newOrderFor', { name })
    return { text, to: { to: '/orders/new' }, needs: 'orders:update' }
  },
  'new-caller': ({ beside: { of: name = '' } }) => ({
    text: i18next.t('orders:drafts.newCaller', { name }),
    to: { to: '/orders/new' },
    needs: 'orders:update',
  }),
  payment: ofOrder('payment', 'payments:process'),
  refund: ofOrder('refund', 'payments:refund'),
  edit: ofOrder('edit', 'orders:update'),
  note: ofOrder('reason', 'orders:update'),
  cancel: ofOrder('reason', 'orders:cancel'),
  release: ofOrder('reason', 'payments:process'),
  reject: ofOrder('reason', 'payments:process'),
}
