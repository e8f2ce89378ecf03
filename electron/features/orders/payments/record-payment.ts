import type { RecordPayment } from '../../../contract/orders/payments.ts'
import type { AuditIn } from '../../../contract/routes.ts'
import { inTransaction, isUniqueViolation, type Tx } from '../../../platform/database/index.ts'
import { centavosOf } from '../../../platform/money.ts'
import { type CleanPicture, cleanPictureTask, type PictureRefusal } from '../../../platform/picture/picture-task.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import { storePicture } from '../../inventory/index.ts'
import type { By } from '../../whose/index.ts'
import { type LockedOrder, lockOrder, type NoOrder } from '../lock-order.ts'
import type { OrdersDeps } from '../order-deps.ts'
import { takesMoney } from './balance.ts'
import { type Claimed, claimPayment, type ReferenceUsed, whereUsed } from './claim-payment.ts'
import { type DoneOtherwise, doneBefore } from './done-before.ts'
import { needsProof, referenceKey } from './payment-reference.ts'
import { receive } from './receive.ts'

export type RecordRefusal =
  | NoOrder
  | ReferenceUsed
  | DoneOtherwise
  | { code: 'REFERENCE_MISSING' }
  | PictureRefusal
  | { code: 'ORDER_CLOSED' }

type Recording = Omit<RecordPayment, 'picture'> & By & { picture: CleanPicture | null }

/** Cash and cards in the hand are received at once; what comes by a message is only claimed. Twice by one operation is once. */
export async function recordPayment(
  { database, now, tasks }: OrdersDeps,
  { picture, signal, ...claim }: RecordPayment & By & { signal: AbortSignal },
  auditIn: AuditIn,
): Promise<Result<string, RecordRefusal>> {
  const { operationId } = claim
  // Before the order is locked: it may take a second.
  const clean = picture ? await tasks.run(cleanPictureTask, picture, signal) : ok(null)
  if (!clean.ok) return clean
  const command: Recording = { ...claim, picture: clean.value }
  const record = () =>
    inTransaction(database, (tx) => recordIn(tx, { ...command, now: now() }, auditIn), { idempotent: true })
  try {
    return await record()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // Another desk wrote the same reference, or the same operation, in the same moment.
    if (await database.read((db) => db.payment.findUnique({ where: { operationId } }))) return record()
    const used = await database.read((db) => whereUsed(db, command))
    if (used) return refuse(used)
    throw error
  }
}

async function recordIn(
  tx: Tx,
  command: Recording & { now: Date },
  auditIn: AuditIn,
): Promise<Result<string, RecordRefusal>> {
  const { orderId, method, amountCentavos, operationId, whose } = command
  const order = await lockOrder(tx, orderId, whose)
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' })
  const same = await tx.payment.findUnique({ where: { operationId } })
  const isSame = same?.orderId === orderId && same.method === method
  const again = doneBefore(same && { amountCentavos: centavosOf(same.amount), isSame }, amountCentavos)
  if (!again.ok) return again
  if (same) {
    await auditIn(tx, { entityId: same.id, newValues: { again: operationId } })
    return ok(orderId)
  }
  if (!takesMoney(order.status)) return refuse({ code: 'ORDER_CLOSED' })
  const written = await writePayment(tx, order, command)
  if (!written.ok) return written
  const { id, evidence } = written.value
  await auditIn(tx, { entityId: id, newValues: { orderId, method, amountCentavos, evidence } })
  return ok(orderId)
}

/** The claim with its picture, and the money where it is in the hand. */
async function writePayment(
  tx: Tx,
  order: LockedOrder,
  command: Recording & { now: Date },
): Promise<Result<Claimed, RecordRefusal>> {
  const { picture, ...claim } = command
  const { method, amountCentavos, userId, now } = claim
  const isProved = !needsProof(method)
  if (!isProved && referenceKey(method, claim.reference) === null) return refuse({ code: 'REFERENCE_MISSING' })
  const pictureId = picture ? await storePicture(tx, picture) : null
  const claimed = await claimPayment(tx, { ...claim, customerId: order.userId, pictureId })
  if (!claimed.ok) return claimed
  const { id } = claimed.value
  if (isProved) await receive(tx, order, { id, amountCentavos, kind: 'paid', evidence: null, userId, now })
  else await tx.order.update({ where: { id: order.id }, data: { version: { increment: 1 } } })
  return claimed
}
