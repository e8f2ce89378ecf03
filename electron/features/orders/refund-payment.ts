import type { RefundPayment } from '../../contract/payments.ts'
import type { PaymentStatus } from '../../contract/order-words.ts'
import type { Tx } from '../../platform/database/index.ts'
import { centavosOf, decimalOf } from '../../platform/money.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { returnStock } from '../inventory/index.ts'
import type { LockedOrder } from './lock-order.ts'
import { addEvent } from './order-events.ts'

type Decimal = { toString: () => string }
type Held = { order: LockedOrder; payment: { id: string; status: PaymentStatus; amount: Decimal } }
type Refusal = { code: 'TOO_MUCH'; data: { leftCentavos: number } } | { code: 'NOT_RECEIVED' }

/** What is left of a payment after what was given back of it. */
export async function leftOf(tx: Tx, payment: Held['payment']): Promise<number> {
  const back = await tx.paymentRefund.aggregate({ where: { paymentId: payment.id }, _sum: { amount: true } })
  return centavosOf(payment.amount) - centavosOf(back._sum.amount ?? 0)
}

/** In a transaction that holds the order's row. A delivered order whose money went back whole becomes REFUNDED. */
export async function refundIn(
  tx: Tx,
  refund: Held & RefundPayment & { userId: string; now: Date },
): Promise<Result<undefined, Refusal>> {
  const { order, payment, amountCentavos, operationId, userId, now } = refund
  if (await tx.paymentRefund.findUnique({ where: { operationId } })) return ok(undefined)
  if (payment.status !== 'PAID') return refuse({ code: 'NOT_RECEIVED' })
  const left = await leftOf(tx, payment)
  if (amountCentavos > left) return refuse({ code: 'TOO_MUCH', data: { leftCentavos: left } })
  const back = await returnLines(tx, refund)
  await tx.paymentRefund.create({
    data: {
      paymentId: payment.id,
      orderId: order.id,
      amount: decimalOf(amountCentavos),
      method: refund.method,
      reference: refund.reference || null,
      reason: refund.reason,
      lines: back,
      userId,
      operationId,
      createdAt: now,
    },
  })
  if (amountCentavos === left) {
    await tx.payment.update({ where: { id: payment.id }, data: { status: 'REFUNDED', refundedAt: now } })
  }
  const paidCentavos = order.paidCentavos - amountCentavos
  const whole = order.status === 'DELIVERED' && paidCentavos === 0
  await tx.order.update({
    where: { id: order.id },
    data: { paid: decimalOf(paidCentavos), version: { increment: 1 }, ...(whole && { status: 'REFUNDED' }) },
  })
  await addEvent(tx, {
    orderId: order.id,
    kind: 'refunded',
    at: now,
    userId,
    owedCentavos: whole ? -order.totalCentavos : 0,
    receivedCentavos: -amountCentavos,
    reason: refund.reason,
    detail: { paymentId: payment.id, lines: back },
  })
  return ok(undefined)
}

/** Goods come back to stock only where the clerk said so, and never more than the order took (decision 65). */
async function returnLines(
  tx: Tx,
  { order, lines, userId, now }: Held & RefundPayment & { userId: string; now: Date },
) {
  const items = await tx.orderItem.findMany({ where: { orderId: order.id } })
  const known = new Map(items.map((item) => [item.id, item]))
  const wanted = lines.flatMap(({ orderLineId, quantity, toStock }) => {
    const item = known.get(orderLineId)
    return item && quantity > 0
      ? [{ productId: item.productId, quantity: Math.min(quantity, item.quantity), toStock }]
      : []
  })
  const toStock = wanted.filter((line) => line.toStock)
  if (toStock.length > 0) {
    const document = { documentType: 'order', documentId: order.id, userId, reason: 'refund', now }
    await returnStock(tx, { ...document, lines: toStock })
  }
  return wanted
}
