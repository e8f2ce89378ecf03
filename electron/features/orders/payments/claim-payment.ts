import type { PaymentMethod } from '../../../contract/orders/order-words.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { decimalOf } from '../../../platform/money.ts'
import { ok, refuse, type Result } from '../../../platform/result.ts'
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

/** The order that a reference was used on; a reference serves once, on any order. */
export async function findReference(tx: Tx, transactionId: string): Promise<string | null> {
  const used = await tx.payment.findUnique({ where: { transactionId }, include: { order: true } })
  return used ? (used.order?.orderNumber ?? '') : null
}

/**
 * Writes down what the customer says was or will be paid. Nothing is received yet: cash is counted at hand-over, the
 * rest is proved first. In a transaction that holds the order's row.
 */
export async function claimPayment(tx: Tx, claim: ClaimPayment): Promise<Result<string, ReferenceUsed>> {
  const { orderId, method, amountCentavos, userId, now } = claim
  const transactionId = referenceKey(method, claim.reference)
  const usedOn = transactionId === null ? null : await findReference(tx, transactionId)
  if (usedOn !== null) return refuse({ code: 'REFERENCE_USED', data: { orderNumber: usedOn } })
  const { id } = await tx.payment.create({
    data: {
      orderId,
      userId: claim.customerId,
      amount: decimalOf(amountCentavos),
      status: 'PENDING',
      method,
      transactionId,
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
