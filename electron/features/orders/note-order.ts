import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { By } from '../whose/index.ts'
import { lockOrder, type NoOrder } from './lock-order.ts'
import type { OrdersDeps } from './order-deps.ts'
import { addEvent } from './order-events.ts'

/** Adds what somebody wants to be remembered to the order's story. */
export function noteOrder(
  { database, now }: OrdersDeps,
  { id, text, userId, whose }: By & { id: string; text: string },
  auditIn: AuditIn,
): Promise<Result<string, NoOrder>> {
  return inTransaction(database, async (tx) => {
    if (!(await lockOrder(tx, id, whose))) return refuse({ code: 'ORDER_NOT_FOUND' })
    await addEvent(tx, { orderId: id, kind: 'noted', at: now(), userId, detail: { text } })
    await auditIn(tx, { entityId: id, newValues: { note: text } })
    return ok(id)
  })
}
