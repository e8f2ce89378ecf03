import type { PaymentMethod } from '../../../contract/orders/order-words.ts'
import type { Db, Tx } from '../../../platform/database/index.ts'
import { decimalOf } from '../../../platform/money.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import { addEvent } from '../order-events.ts'
import { needsProof, referenceKey } from './payment-reference.ts'

export type ReferenceUsed = { code: 'REFERENCE_USED'; data: { orderNumber: string } }

export type ClaimPayment = {
  orderId: string
  customerId: string
  method: PaymentMethod
  amountCentavos: number
  reference: string
  operationId: string
  userId: string
  now: Date
  note?: string
  pictureId?: string | null
}

/** A reference serves once, on any order. Null: it is free, or none was given. */
export async function whereUsed(db: Db | Tx, method: PaymentMethod, reference: string): Promise<ReferenceUsed | null> {
  const transactionId = referenceKey(method, reference)
  if (transactionId === null) return null
  const used = await db.payment.findUnique({ where: { transactionId }, include: { order: true } })
  return used && { code: 'REFERENCE_USED', data: { orderNumber: used.order?.orderNumber ?? '' } }
}

/**
 * Writes down what the customer says was or will be paid. Nothing is received yet: cash is counted at hand-over, the
 * rest is proved first. In a transaction that holds the order's row.
 */
export async function claimPayment(tx: Tx, claim: ClaimPayment): Promise<Result<string, ReferenceUsed>> {
  const { orderId, method, amountCentavos, userId, now } = claim
  const used = await whereUsed(tx, method, claim.reference)
  if (used) return refuse(used)
  const { id } = await tx.payment.create({
    data: {
      orderId,
      userId: claim.customerId,
      amount: decimalOf(amountCentavos),
      status: 'PENDING',
      method,
      transactionId: referenceKey(method, claim.reference),
      evidence: needsProof(method) ? 'claimed' : null,
      pictureId: claim.pictureId ?? null,
      note: claim.note || null,
      recordedBy: userId,
      operationId: claim.operationId,
      createdAt: now,
    },
    select: { id: true },
  })
  await addEvent(tx, { orderId, kind: 'claimed', at: now, userId, detail: { paymentId: id, method, amountCentavos } })
  return ok(id)
}
