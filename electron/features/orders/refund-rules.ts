import type { OrderStatus, PaymentStatus } from '../../contract/order-words.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { owedByMove } from './balance.ts'

export type RefundRefused = { code: 'TOO_MUCH'; data: { leftCentavos: number } } | { code: 'NOT_RECEIVED' }

export type RefundFacts = {
  order: { status: OrderStatus; totalCentavos: number; paidCentavos: number }
  /** `leftCentavos`: of what it brought, less what was given back of it. */
  payment: { status: PaymentStatus; leftCentavos: number }
  amountCentavos: number
}

export type Refunded = { paidCentavos: number; payment: PaymentStatus; status: OrderStatus; owedCentavos: number }

/** Money goes back only from what came. A delivered order whose money went back whole becomes REFUNDED. */
export function decideRefund({ order, payment, amountCentavos }: RefundFacts): Result<Refunded, RefundRefused> {
  if (payment.status !== 'PAID') return refuse({ code: 'NOT_RECEIVED' })
  const { leftCentavos } = payment
  if (amountCentavos > leftCentavos) return refuse({ code: 'TOO_MUCH', data: { leftCentavos } })
  const paidCentavos = order.paidCentavos - amountCentavos
  const status = order.status === 'DELIVERED' && paidCentavos === 0 ? 'REFUNDED' : order.status
  return ok({
    paidCentavos,
    payment: amountCentavos === leftCentavos ? 'REFUNDED' : 'PAID',
    status,
    owedCentavos: owedByMove(order.status, status, order.totalCentavos),
  })
}

/** Which lines come back: of those the order has, and no more than it has. */
export function linesBack(
  wanted: readonly { orderLineId: string; quantity: number; toStock: boolean }[],
  items: readonly { id: string; productId: string; quantity: number }[],
): { productId: string; quantity: number; toStock: boolean }[] {
  const known = new Map(items.map((item) => [item.id, item]))
  return wanted.flatMap(({ orderLineId, quantity, toStock }) => {
    const item = known.get(orderLineId)
    return item && quantity > 0
      ? [{ productId: item.productId, quantity: Math.min(quantity, item.quantity), toStock }]
      : []
  })
}
