import type { PaymongoPayment } from '../../connections/paymongo/paymongo-answers.ts'
import type { PaymentMethod } from '../../contract/orders/order-words.ts'
import { inTransaction, type Tx } from '../../platform/database/index.ts'
import { decimalOf } from '../../platform/money.ts'
import { ok, type Result } from '../../platform/result.ts'
import { writeAudit } from '../logs/index.ts'
import { type LockedOrder, lockOrder, plainReference, receive } from '../orders/index.ts'
import { theFarmsOwn } from '../whose/index.ts'
import type { LinkDeps, LinkRow } from './link-deps.ts'

type Came = { payment: PaymongoPayment; method: PaymentMethod }
type Filed = Result<'filed' | 'before' | 'by-hand', never>

/** Somebody looked on PayMongo's page and recorded the same money with its id as the reference. */
async function isRecordedByHand(tx: Tx, orderId: string, paymongoId: string): Promise<boolean> {
  return (
    (await tx.payment.count({ where: { orderId, transactionId: { endsWith: `:${plainReference(paymongoId)}` } } })) > 0
  )
}

async function createPayment(
  tx: Tx,
  { row, order, came, now }: { row: LinkRow; order: LockedOrder; came: Came; now: Date },
) {
  const { payment, method } = came
  const { id } = await tx.payment.create({
    data: {
      orderId: order.id,
      userId: order.userId,
      amount: decimalOf(payment.amountCentavos),
      status: 'PENDING',
      method,
      transactionId: payment.id,
      gatewayResponse: {
        link: row.isLive ? 'live' : 'test',
        linkId: row.linkId,
        referenceNumber: row.referenceNumber,
        word: payment.word,
        paidAt: payment.paidAt?.toISOString() ?? null,
      },
      recordedBy: row.createdBy,
      operationId: `link:${row.id}`,
      createdAt: now,
    },
    select: { id: true },
  })
  return id
}

/**
 * The money of a link becomes one payment, once: whoever asks, however many ask at the same moment, and however often
 * they die on the way. The order's row is held, and the link says which payment it became.
 */
export function filePayment({ database, now }: LinkDeps, row: LinkRow, came: Came): Promise<Filed> {
  return inTransaction<Filed>(
    database,
    async (tx) => {
      const at = now()
      const order = await lockOrder(tx, row.orderId, theFarmsOwn)
      if (!order) throw new Error(`link ${row.id} belongs to no order`)
      const fresh = await tx.paymentLink.findUniqueOrThrow({ where: { id: row.id } })
      if (fresh.paymentId !== null) return ok('before')
      if (await isRecordedByHand(tx, order.id, came.payment.id)) return ok('by-hand')
      const id = await createPayment(tx, { row, order, came, now: at })
      const { amountCentavos } = came.payment
      await receive(tx, order, { id, amountCentavos, kind: 'paid', evidence: 'confirmed', userId: null, now: at })
      await tx.payment.update({ where: { id }, data: { confirmedAt: at } })
      await tx.paymentLink.update({
        where: { id: row.id },
        data: { status: 'paid', paymentId: id, problem: null, failures: 0, nextPollAt: null, closedAt: at },
      })
      await writeAudit(tx, at, {
        action: 'CREATE',
        entity: 'Payment',
        entityId: id,
        userId: null,
        caller: { ipAddress: null, userAgent: 'PayMongo' },
        newValues: { orderId: order.id, linkId: row.id, amountCentavos, transactionId: came.payment.id },
      })
      return ok('filed')
    },
    { idempotent: true },
  )
}
