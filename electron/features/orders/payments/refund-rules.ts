import type { OrderStatus, PaymentStatus } from '../../../contract/orders/order-words.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'

export type RefundRefused = { code: 'TOO_MUCH'; data: { leftCentavos: number } } | { code: 'NOT_RECEIVED' }

export type RefundFacts = {
  order: { status: OrderStatus; totalCentavos: number; creditedCentavos: number; paidCentavos: number }
  /** `leftCentavos`: of what it brought, less what was given back of it. */
  payment: { status: PaymentStatus; leftCentavos: number }
  amountCentavos: number
}

export type Refunded = {
  paidCentavos: number
  creditedCentavos: number
  payment: PaymentStatus
  status: OrderStatus
  owedCentavos: number
}

/**
 * What a refund takes off what is owed. Goods that left are paid back because they were not worth it, so nobody owes
 * that money again; what was paid too much was never owed. Before delivery it is only money: the order is edited.
 */
function creditOf({ status, totalCentavos, creditedCentavos, paidCentavos }: RefundFacts['order'], amount: number) {
  if (status !== 'DELIVERED') return 0
  const over = Math.max(0, paidCentavos - (totalCentavos - creditedCentavos))
  return Math.max(0, amount - over)
}

/** Money goes back only from what came. A delivered order of which nothing is left to pay for becomes REFUNDED. */
export function decideRefund({ order, payment, amountCentavos }: RefundFacts): Result<Refunded, RefundRefused> {
  if (payment.status !== 'PAID') return refuse({ code: 'NOT_RECEIVED' })
  const { leftCentavos } = payment
  if (amountCentavos > leftCentavos) return refuse({ code: 'TOO_MUCH', data: { leftCentavos } })
  const paidCentavos = order.paidCentavos - amountCentavos
  const credit = creditOf(order, amountCentavos)
  const creditedCentavos = order.creditedCentavos + credit
  const isAllBack = order.status === 'DELIVERED' && paidCentavos === 0 && creditedCentavos === order.totalCentavos
  return ok({
    paidCentavos,
    creditedCentavos,
    payment: amountCentavos === leftCentavos ? 'REFUNDED' : 'PAID',
    status: isAllBack ? 'REFUNDED' : order.status,
    owedCentavos: -credit,
  })
}

/** Which lines come back: of those the order has, and no more than it has. */
export function linesBack(
  wanted: readonly { orderLineId: string; quantity: number; toStock: boolean }[],
  items: readonly { id: string; productId: string; quantity: number }[],
): { productId: string; quantity: number; toStock: boolean }[] {
  const itemOf = new Map(items.map((item) => [item.id, item]))
  return wanted.flatMap(({ orderLineId, quantity, toStock }) => {
    const item = itemOf.get(orderLineId)
    return item && quantity > 0
      ? [{ productId: item.productId, quantity: Math.min(quantity, item.quantity), toStock }]
      : []
  })
}
