import type { AuditIn } from '../../../contract/routes.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { ok, type Result } from '../../../platform/result.ts'
import type { By } from '../../whose/index.ts'
import type { OrdersDeps } from '../order-deps.ts'
import { addEvent } from '../order-events.ts'
import { type AlreadyConfirmed, lockOpenPayment, type NoPayment } from './lock-payment.ts'

/**
 * The claim was not true. Its reference stays used: nobody tries it again on another order. Money of a statement that was
 * taken for it is nobody's again, and may be linked.
 */
export function rejectPayment(
  { database, now }: OrdersDeps,
  { paymentId, reason, userId, whose }: By & { paymentId: string; reason: string },
  auditIn: AuditIn,
): Promise<Result<string, NoPayment | AlreadyConfirmed>> {
  return inTransaction(database, async (tx) => {
    const at = now()
    const locked = await lockOpenPayment(tx, paymentId, whose)
    if (!locked.ok) return locked
    const orderId = locked.value.order.id
    await tx.payment.update({ where: { id: paymentId }, data: { status: 'FAILED', failedAt: at } })
    await tx.statementLine.updateMany({ where: { paymentId }, data: { paymentId: null, assignedBy: null } })
    await tx.order.update({ where: { id: orderId }, data: { version: { increment: 1 } } })
    await addEvent(tx, { orderId, kind: 'rejected', at, userId, reason, detail: { paymentId } })
    await auditIn(tx, { entityId: paymentId, newValues: { rejected: true, reason } })
    return ok(orderId)
  })
}
