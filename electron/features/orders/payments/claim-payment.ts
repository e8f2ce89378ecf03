import type { PaymentMethod } from '../../../contract/orders/order-words.ts'
import type { Db, Tx } from '../../../platform/database/index.ts'
import { decimalOf } from '../../../platform/money.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import { type By, isSeen } from '../../whose/index.ts'
import { addEvent } from '../order-events.ts'
import { isProvedByLine } from '../statements/same-money.ts'
import { needsProof, referenceKey } from './payment-reference.ts'

export type ReferenceUsed = { code: 'REFERENCE_USED'; data: { orderNumber: string } }

export type ClaimPayment = By & {
  orderId: string
  customerId: string
  method: PaymentMethod
  amountCentavos: number
  reference: string
  operationId: string
  now: Date
  note?: string
  pictureId?: string | null
}

export type Claimed = { id: string; evidence: 'claimed' | 'matched' | null }

type Reference = Pick<ClaimPayment, 'method' | 'reference' | 'whose'>

/** A reference serves once, on any order, which is named where it may be seen. Null: it is free, or none was given. */
export async function whereUsed(db: Db | Tx, { method, reference, whose }: Reference): Promise<ReferenceUsed | null> {
  const transactionId = referenceKey(method, reference)
  if (transactionId === null) return null
  const used = await db.payment.findUnique({ where: { transactionId }, include: { order: true } })
  if (!used) return null
  const orderNumber = isSeen(whose.orders, used.userId) ? used.order?.orderNumber : undefined
  return { code: 'REFERENCE_USED', data: { orderNumber: orderNumber ?? '' } }
}

/**
 * Writes down what the customer says was or will be paid. Nothing is received yet: cash is counted at hand-over, the
 * rest is proved first, at once where a statement that was read has it. In a transaction that holds the order's row.
 */
export async function claimPayment(tx: Tx, claim: ClaimPayment): Promise<Result<Claimed, ReferenceUsed>> {
  const { orderId, method, amountCentavos, userId, now } = claim
  const used = await whereUsed(tx, claim)
  if (used) return refuse(used)
  const transactionId = referenceKey(method, claim.reference)
  const evidence = needsProof(method) ? 'claimed' : null
  const { id } = await tx.payment.create({
    data: {
      orderId,
      userId: claim.customerId,
      amount: decimalOf(amountCentavos),
      status: 'PENDING',
      method,
      transactionId,
      evidence,
      pictureId: claim.pictureId ?? null,
      note: claim.note || null,
      recordedBy: userId,
      operationId: claim.operationId,
      createdAt: now,
    },
    select: { id: true },
  })
  const isProved = evidence && transactionId !== null && (await isProvedByLine(tx, { id, method, transactionId }))
  await addEvent(tx, { orderId, kind: 'claimed', at: now, userId, detail: { paymentId: id, method, amountCentavos } })
  return ok({ id, evidence: isProved ? 'matched' : evidence })
}
