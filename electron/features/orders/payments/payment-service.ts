import { fullName } from '../../../contract/identity/person.ts'
import type { RecordPayment, RefundPayment } from '../../../contract/orders/payments.ts'
import type { AuditIn } from '../../../contract/routes.ts'
import { inTransaction, isUniqueViolation, type OpenDatabase, type Tx } from '../../../platform/database/index.ts'
import { centavosOf, decimalOf } from '../../../platform/money.ts'
import { ok, refuse, type Result } from '../../../platform/result.ts'
import { storePicture } from '../../inventory/index.ts'
import { dueOf, takesMoney } from './balance.ts'
import { claimPayment, findReference, type ReferenceUsed } from './claim-payment.ts'
import { type LockedOrder, lockOrder } from '../lock-order.ts'
import { addEvent } from '../order-events.ts'
import { needsProof, referenceKey } from './payment-reference.ts'
import { type DoneOtherwise, refundIn } from './refund-payment.ts'
import type { RefundRefused } from './refund-rules.ts'

export type PaymentDeps = { database: OpenDatabase; now: () => Date }
type NoOrder = { code: 'ORDER_NOT_FOUND' }
type NoPayment = { code: 'PAYMENT_NOT_FOUND' }
type Confirmed = { code: 'ALREADY_CONFIRMED'; data: { by: string } }

/** Counts money as received: on the payment, on the order and in its story, which must agree for ever. */
export async function receive(
  tx: Tx,
  order: LockedOrder,
  payment: {
    id: string
    amountCentavos: number
    kind: 'paid' | 'confirmed'
    evidence: 'matched' | 'confirmed' | null
    userId: string | null
    now: Date
  },
): Promise<void> {
  const { id, amountCentavos, kind, evidence, userId, now } = payment
  await tx.payment.update({
    where: { id },
    data: {
      status: 'PAID',
      processedAt: now,
      ...(evidence && { evidence }),
      ...(kind === 'confirmed' && { confirmedBy: userId, confirmedAt: now }),
    },
  })
  await tx.order.update({
    where: { id: order.id },
    data: { paid: decimalOf(order.paidCentavos + amountCentavos), version: { increment: 1 } },
  })
  await addEvent(tx, {
    orderId: order.id,
    kind,
    at: now,
    userId,
    receivedCentavos: amountCentavos,
    detail: { paymentId: id },
  })
}

export type RecordRefusal =
  | NoOrder
  | ReferenceUsed
  | DoneOtherwise
  | { code: 'REFERENCE_MISSING' }
  | { code: 'NOT_A_PICTURE' }
  | { code: 'ORDER_CLOSED' }

/** Cash and cards in the hand are received at once; what comes by a message is only claimed. Twice by one operation is once. */
export async function recordPayment(
  { database, now }: PaymentDeps,
  command: RecordPayment & { userId: string },
  auditIn: AuditIn,
): Promise<Result<string, RecordRefusal>> {
  const { orderId, method, amountCentavos, userId, operationId } = command
  const record = () =>
    inTransaction(
      database,
      async (tx): Promise<Result<string, RecordRefusal>> => {
        const at = now()
        const order = await lockOrder(tx, orderId)
        if (!order) return refuse({ code: 'ORDER_NOT_FOUND' })
        const again = await tx.payment.findUnique({ where: { operationId } })
        if (again) {
          const doneCentavos = centavosOf(again.amount)
          if (again.orderId !== orderId || again.method !== method || doneCentavos !== amountCentavos) {
            return refuse({ code: 'DONE_OTHERWISE', data: { amountCentavos: doneCentavos } })
          }
          await auditIn(tx, { entityId: again.id, newValues: { again: operationId } })
          return ok(orderId)
        }
        if (!takesMoney(order.status)) return refuse({ code: 'ORDER_CLOSED' })
        if (needsProof(method) && referenceKey(method, command.reference) === null) {
          return refuse({ code: 'REFERENCE_MISSING' })
        }
        const pictureId = command.picture ? await storePicture(tx, command.picture) : null
        if (command.picture && pictureId === null) return refuse({ code: 'NOT_A_PICTURE' })
        const claimed = await claimPayment(tx, {
          ...{ orderId, customerId: order.userId, method, amountCentavos, reference: command.reference },
          ...{ operationId, userId, now: at, note: command.note, pictureId },
        })
        if (!claimed.ok) return claimed
        if (!needsProof(method)) {
          await receive(tx, order, { id: claimed.value, amountCentavos, kind: 'paid', evidence: null, userId, now: at })
        } else await tx.order.update({ where: { id: orderId }, data: { version: { increment: 1 } } })
        await auditIn(tx, { entityId: claimed.value, newValues: { orderId, method, amountCentavos } })
        return ok(orderId)
      },
      { idempotent: true },
    )
  try {
    return await record()
  } catch (error) {
    const transactionId = referenceKey(method, command.reference)
    if (!isUniqueViolation(error)) throw error
    // Another desk wrote the same reference, or the same operation, in the same moment.
    const usedOn =
      transactionId === null
        ? null
        : await database.write((db) => db.$transaction((tx) => findReference(tx, transactionId)))
    const same = await database.read((db) => db.payment.findUnique({ where: { operationId } }))
    if (same) return record()
    if (usedOn !== null) return refuse({ code: 'REFERENCE_USED', data: { orderNumber: usedOn } })
    throw error
  }
}

async function lockPayment(tx: Tx, paymentId: string) {
  const payment = await tx.payment.findUnique({ where: { id: paymentId } })
  if (!payment?.orderId) return null
  const order = await lockOrder(tx, payment.orderId)
  // Read anew under the lock: another clerk may have confirmed it while we waited.
  const fresh = await tx.payment.findUniqueOrThrow({ where: { id: paymentId } })
  return order && { order, payment: fresh }
}

async function byOf(tx: Tx, userId: string | null): Promise<string> {
  const user = userId === null ? null : await tx.user.findUnique({ where: { id: userId } })
  return user ? fullName(user) : ''
}

/** Someone saw the money in the farm's own account: from here on it counts. Of two who confirm, one does. */
export function confirmPayment(
  { database, now }: PaymentDeps,
  { paymentId, userId }: { paymentId: string; userId: string },
  auditIn: AuditIn,
): Promise<Result<string, NoPayment | Confirmed>> {
  return inTransaction(database, async (tx) => {
    const held = await lockPayment(tx, paymentId)
    if (!held || held.payment.status === 'FAILED') return refuse({ code: 'PAYMENT_NOT_FOUND' })
    const { order, payment } = held
    if (payment.status !== 'PENDING') {
      return refuse({ code: 'ALREADY_CONFIRMED', data: { by: await byOf(tx, payment.confirmedBy) } })
    }
    const amountCentavos = centavosOf(payment.amount)
    const evidence = needsProof(payment.method) ? 'confirmed' : null
    await receive(tx, order, { id: paymentId, amountCentavos, kind: 'confirmed', evidence, userId, now: now() })
    await auditIn(tx, {
      entityId: paymentId,
      oldValues: { evidence: payment.evidence },
      newValues: { confirmed: true },
    })
    return ok(order.id)
  })
}

/** The claim was not true. Its reference stays used: nobody tries it again on another order. */
export function rejectPayment(
  { database, now }: PaymentDeps,
  { paymentId, reason, userId }: { paymentId: string; reason: string; userId: string },
  auditIn: AuditIn,
): Promise<Result<string, NoPayment | Confirmed>> {
  return inTransaction(database, async (tx) => {
    const at = now()
    const held = await lockPayment(tx, paymentId)
    if (!held || held.payment.status === 'FAILED') return refuse({ code: 'PAYMENT_NOT_FOUND' })
    const { order, payment } = held
    if (payment.status !== 'PENDING') {
      return refuse({ code: 'ALREADY_CONFIRMED', data: { by: await byOf(tx, payment.confirmedBy) } })
    }
    await tx.payment.update({ where: { id: paymentId }, data: { status: 'FAILED', failedAt: at } })
    await tx.order.update({ where: { id: order.id }, data: { version: { increment: 1 } } })
    await addEvent(tx, { orderId: order.id, kind: 'rejected', at, userId, reason, detail: { paymentId } })
    await auditIn(tx, { entityId: paymentId, newValues: { rejected: true, reason } })
    return ok(order.id)
  })
}

export type RefundRefusal = NoPayment | RefundRefused | DoneOtherwise

/** Gives money back. Only from what a payment brought, and never more than is left of it. */
export function refundPayment(
  { database, now }: PaymentDeps,
  command: RefundPayment & { userId: string },
  auditIn: AuditIn,
): Promise<Result<string, RefundRefusal>> {
  return inTransaction(
    database,
    async (tx) => {
      const held = await lockPayment(tx, command.paymentId)
      if (!held) return refuse({ code: 'PAYMENT_NOT_FOUND' })
      const done = await refundIn(tx, { ...held, ...command, now: now() })
      if (!done.ok) return done
      const { order, payment } = held
      const { amountCentavos, reason, lines } = command
      const after = await lockOrder(tx, order.id)
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
