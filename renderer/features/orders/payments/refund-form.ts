import { z } from 'zod'
import { paymentMethod } from '../../../../electron/contract/orders/order-words.ts'
import type { Order, OrderPayment } from '../../../../electron/contract/orders/orders.ts'
import type { RefundPayment } from '../../../../electron/contract/orders/payments.ts'
import { amountShape } from '../order-kinds.ts'

const backLine = z.object({ quantity: z.int().min(0).nullable(), toStock: z.boolean() })

export const refundShape = z.object({
  amountCentavos: amountShape,
  method: paymentMethod,
  reference: z.string().trim().max(60, 'TOO_LONG'),
  reason: z.string().trim().min(2, 'TOO_SHORT').max(200, 'TOO_LONG'),
  /** By the line's id: an edit at another desk moves lines, and what was typed stays with its own. */
  lines: z.record(z.string(), backLine),
})
export type RefundTyped = z.infer<typeof refundShape>

/** What the form says before anything is typed: all that is left of the payment, and every line as it is now. */
export const refundForm = (order: Order, payment: OrderPayment): RefundTyped => ({
  amountCentavos: payment.amountCentavos - payment.refundedCentavos,
  method: payment.method,
  reference: '',
  reason: '',
  lines: Object.fromEntries(order.lines.map(({ id }) => [id, { quantity: 0, toStock: false }])),
})

/** Of the lines the order has now, no more than it has: one that was taken out meanwhile is not asked back. */
export const linesBack = (order: Order, typed: RefundTyped['lines']): RefundPayment['lines'] =>
  order.lines.map(({ id, quantity }) => ({
    orderLineId: id,
    quantity: Math.min(quantity, typed[id]?.quantity ?? 0),
    toStock: typed[id]?.toStock ?? false,
  }))
