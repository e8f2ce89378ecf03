import type { RefundPayment } from '../../../contract/orders/payments.ts'
import type { PaymentStatus } from '../../../contract/orders/order-words.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { centavosOf, decimalOf } from '../../../platform/money.ts'
import { ok, refuse, type Result } from '../../../platform/result.ts'
import { returnStock } from '../../inventory/index.ts'
import type { LockedOrder } from '../lock-order.ts'
import { addEvent } from '../order-events.ts'
import { decideRefund, linesBack, type RefundRefused } from './refund-rules.ts'

type Decimal = { toString: () => string }
type Held = { order: LockedOrder; payment: { id: string; status: PaymentStatus; amount: Decimal } }

/** What is left of a payment after what was given back of it. */
export async function leftOf(tx: Tx, payment: Held['payment']): Promise<number> {
  const back = await tx.paymentRefund.aggregate({ where: { paymentId: payment.id }, _sum: { amount: true } })
  return centavosOf(payment.amount) - centavosOf(back._sum.amount ?? 0)
}

export type DoneOtherwise = { code: 'DONE_OTHERWISE'; data: { amountCentavos: number } }

/** In a transaction that holds the order's row. Twice by one operation is once; edited since, it is refused. */
export async function refundIn(
  tx: Tx,
  refund: Held & RefundPayment & { userId: string; now: Date },
): Promise<Result<{ again: boolean }, RefundRefused | DoneOtherwise>> {
  const { order, payment, amountCentavos, operationId, userId, now } = refund
  const done = await tx.paymentRefund.findUnique({ where: { operationId } })
  const doneCentavos = centavosOf(done?.amount ?? 0)
  if (done?.paymentId === payment.id && doneCentavos === amountCentavos) return ok({ again: true })
  if (done) return refuse({ code: 'DONE_OTHERWISE', data: { amountCentavos: doneCentavos } })
  const leftCentavos = await leftOf(tx, payment)
  const decided = decideRefund({ order, payment: { status: payment.status, leftCentavos }, amountCentavos })
  if (!decided.ok) return decided
  const { paidCentavos, creditedCentavos, status, owedCentavos } = decided.value
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
  if (decided.value.payment === 'REFUNDED') {
    await tx.payment.update({ where: { id: payment.id }, data: { status: 'REFUNDED', refundedAt: now } })
  }
  await tx.order.update({
    where: { id: order.id },
    data: {
      paid: decimalOf(paidCentavos),
      credited: decimalOf(creditedCentavos),
      version: { increment: 1 },
      status,
    },
  })
  await addEvent(tx, {
    orderId: order.id,
    kind: 'refunded',
    at: now,
    userId,
    owedCentavos,
    receivedCentavos: -amountCentavos,
    reason: refund.reason,
    detail: { paymentId: payment.id, lines: back },
  })
  return ok({ again: false })
}

/** Goods come back to stock only where the clerk said so, and never more than the order took (decision 65). */
async function returnLines(
  tx: Tx,
  { order, lines, userId, now }: Held & RefundPayment & { userId: string; now: Date },
) {
  const items = await tx.orderItem.findMany({ where: { orderId: order.id } })
  const wanted = linesBack(lines, items)
  const toStock = wanted.filter((line) => line.toStock)
  if (toStock.length > 0) {
    const document = { documentType: 'order', documentId: order.id, userId, reason: 'refund', now }
    await returnStock(tx, { ...document, lines: toStock })
  }
  return wanted
}
