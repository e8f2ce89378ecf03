import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { ok, type Result } from '../../platform/result.ts'
import type { By } from '../whose/index.ts'
import { lockSeen, type NoOrder, type OrderChanged } from './lock-order.ts'
import type { OrdersDeps } from './order-deps.ts'
import { addEvent } from './order-events.ts'

/** Lets goods go whose money is not proved: somebody answers for it by name. */
export function releaseOrder(
  { database, now }: OrdersDeps,
  { id, version, reason, userId, whose }: By & { id: string; version: number; reason: string },
  auditIn: AuditIn,
): Promise<Result<string, NoOrder | OrderChanged>> {
  return inTransaction(database, async (tx) => {
    const seen = await lockSeen(tx, { id, version, whose })
    if (!seen.ok) return seen
    await tx.order.update({ where: { id }, data: { version: { increment: 1 } } })
    await addEvent(tx, { orderId: id, kind: 'released', at: now(), userId, reason })
    await auditIn(tx, { entityId: id, newValues: { released: true, reason } })
    return ok(id)
  })
}
