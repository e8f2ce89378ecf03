import type { EditOrder } from '../../contract/orders/orders.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { ok, type Result } from '../../platform/result.ts'
import { returnStock, type StockShort, takeStock } from '../inventory/index.ts'
import type { By } from '../whose/index.ts'
import { differences, type NotEditable, type TooLarge } from './edit-rules.ts'
import { lockSeen, type NoOrder, type OrderChanged } from './lock-order.ts'
import type { OrdersDeps } from './order-deps.ts'
import { addEvent } from './order-events.ts'
import { totalsColumns } from './order-totals.ts'
import { readPriceRules } from './price-rules.ts'
import { rewriteLines } from './rewrite-lines.ts'
import { workOutEdit } from './work-out-edit.ts'

const some = (change: Map<string, number>, sign: 1 | -1) =>
  [...change].filter(([, n]) => n * sign > 0).map(([productId, n]) => ({ productId, quantity: n * sign }))

/** Writes an edit as one difference: stock, lines and money move together, or nothing does. Returns the order's id. */
export async function editOrder(
  { database, now, config }: OrdersDeps,
  edit: EditOrder & By,
  auditIn: AuditIn,
): Promise<Result<string, NoOrder | OrderChanged | NotEditable | TooLarge | StockShort>> {
  const rules = await readPriceRules(config)
  return inTransaction(database, async (tx) => {
    const at = now()
    const seen = await lockSeen(tx, edit)
    if (!seen.ok) return seen
    const worked = await workOutEdit(tx, { order: seen.value, edit, rules, now: at })
    if (!worked.ok) return worked
    const { order, before, lines, preview } = worked.value
    const change = differences(before, lines)
    const document = {
      documentType: 'order',
      documentId: order.id,
      userId: edit.userId,
      reason: 'order edited',
      now: at,
    }
    const taken = await takeStock(tx, { ...document, type: 'sold', lines: some(change, 1) })
    if (!taken.ok) return taken
    await returnStock(tx, { ...document, lines: some(change, -1) })
    await rewriteLines(tx, order.id, lines, at)
    await tx.order.update({
      where: { id: order.id },
      data: { ...totalsColumns(preview.after), version: { increment: 1 } },
    })
    await addEvent(tx, {
      orderId: order.id,
      kind: 'edited',
      at,
      userId: edit.userId,
      owedCentavos: preview.owedCentavos,
      reason: edit.reason || null,
      detail: { before, after: lines },
    })
    await auditIn(tx, {
      entityId: order.id,
      oldValues: { lines: before, ...preview.before },
      newValues: { lines, ...preview.after, reason: edit.reason },
    })
    return ok(order.id)
  })
}
