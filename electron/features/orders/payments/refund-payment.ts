import type { RefundPayment } from '../../../contract/orders/payments.ts'
import type { AuditIn } from '../../../contract/routes.ts'
import { inTransaction, type Tx } from '../../../platform/database/index.ts'
import { centavosOf, decimalOf } from '../../../platform/money.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import { returnStock } from '../../inventory/index.ts'
import type { By } from '../../whose/index.ts'
import { lockOrder } from '../lock-order.ts'
import type { OrdersDeps } from '../order-deps.ts'
import { addEvent } from '../order-events.ts'
import { dueOf } from './balance.ts'
import { type DoneOtherwise, doneBefore } from './done-before.ts'
import { type LockedPayment, lockPayment, type NoPayment } from './lock-payment.ts'
import { decideRefund, linesBack, type RefundRefused } from './refund-rules.ts'

export type RefundRefusal = NoPayment | RefundRefused | DoneOtherwise
type Refund = LockedPayment & RefundPayment & By & { now: Date }

/** Gives money back. Only from what a payment brought, and never more than is left of it. */
export function refundPayment(
  { database, now }: OrdersDeps,
  command: RefundPayment & By,
  auditIn: AuditIn,
): Promise<Result<string, RefundRefusal>> {
  return inTransaction(
    database,
    async (tx) => {
      const locked = await lockPayment(tx, command.paymentId, command.whose)
      if (!locked) return refuse({ code: 'PAYMENT_NOT_FOUND' })
      const done = await refundIn(tx, { ...locked, ...command, now: now() })
      if (!done.ok) return done
      const { order, payment } = locked
      const { amountCentavos, reason, lines } = command
      const after = await lockOrder(tx, order.id, command.whose)
      const due = after && dueOf(after)
      const newValues = done.value.again
        ? { again: command.operationId }
        : { refunded: amountCentavos, reason, lines, due }
      await auditIn(tx, { entityId: payment.id, newValues })
      return ok(order.id)
    },
    { idempotent: true },
  )
}

/** Twice by one operation is once; edited since, it is refused. */
async function refundIn(tx: Tx, refund: Refund): Promise<Result<{ again: boolean }, RefundRefused | DoneOtherwise>> {
  const { order, payment, amountCentavos, operationId } = refund
  const same = await tx.paymentRefund.findUnique({ where: { operationId } })
  const isSame = same?.paymentId === payment.id
  const again = doneBefore(same && { amountCentavos: centavosOf(same.amount), isSame }, amountCentavos)
  if (!again.ok) return again
  if (again.value) return ok({ again: true })
  const leftCentavos = await leftOf(tx, payment)
  const decided = decideRefund({ order, payment: { status: payment.status, leftCentavos }, amountCentavos })
  if (!decided.ok) return decided
  const lines = await returnLines(tx, refund)
  await writeRefund(tx, refund, lines)
  if (decided.value.payment === 'REFUNDED') {
    await tx.payment.update({ where: { id: payment.id }, data: { status: 'REFUNDED', refundedAt: refund.now } })
  }
  const { paidCentavos, creditedCentavos, status, owedCentavos } = decided.value
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
    ...{ orderId: order.id, kind: 'refunded', at: refund.now, userId: refund.userId, reason: refund.reason },
    ...{ owedCentavos, receivedCentavos: -amountCentavos },
    detail: { paymentId: payment.id, lines },
  })
  return ok({ again: false })
}

/** What is left of a payment after what was given back of it. */
async function leftOf(tx: Tx, payment: LockedPayment['payment']): Promise<number> {
  const back = await tx.paymentRefund.aggregate({ where: { paymentId: payment.id }, _sum: { amount: true } })
  return centavosOf(payment.amount) - centavosOf(back._sum.amount ?? 0)
}

type LinesBack = ReturnType<typeof linesBack>

/** Goods come back to stock only where the clerk said so, and never more than the order took (decision 65). */
async function returnLines(tx: Tx, { order, lines, userId, now }: Refund): Promise<LinesBack> {
  const items = await tx.orderItem.findMany({ where: { orderId: order.id } })
  const wanted = linesBack(lines, items)
  const toStock = wanted.filter((line) => line.toStock)
  if (toStock.length > 0) {
    const document = { documentType: 'order', documentId: order.id, userId, reason: 'refund', now }
    await returnStock(tx, { ...document, lines: toStock })
  }
  return wanted
}

async function writeRefund(tx: Tx, refund: Refund, lines: LinesBack): Promise<void> {
  const { order, payment, amountCentavos, method, reference, reason, userId, operationId, now } = refund
  await tx.paymentRefund.create({
    data: {
      paymentId: payment.id,
      orderId: order.id,
      amount: decimalOf(amountCentavos),
      method,
      reference: reference || null,
      reason,
      lines,
      userId,
      operationId,
      createdAt: now,
    },
  })
}
