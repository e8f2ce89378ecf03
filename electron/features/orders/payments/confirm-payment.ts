import type { AuditIn } from '../../../contract/routes.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { centavosOf } from '../../../platform/money.ts'
import { ok, type Result } from '../../../platform/result.ts'
import type { By } from '../../whose/index.ts'
import type { OrdersDeps } from '../order-deps.ts'
import { type AlreadyConfirmed, lockOpenPayment, type NoPayment } from './lock-payment.ts'
import { needsProof } from './payment-reference.ts'
import { receive } from './receive.ts'

/** Someone saw the money in the farm's own account: from here on it counts. Of two who confirm, one does. */
export function confirmPayment(
  { database, now }: OrdersDeps,
  { paymentId, userId, whose }: By & { paymentId: string },
  auditIn: AuditIn,
): Promise<Result<string, NoPayment | AlreadyConfirmed>> {
  return inTransaction(database, async (tx) => {
    const locked = await lockOpenPayment(tx, paymentId, whose)
    if (!locked.ok) return locked
    const { order, payment } = locked.value
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
