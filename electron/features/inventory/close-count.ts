import type { Count } from '../../contract/inventory/stock.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { By } from '../whose/index.ts'
import { adjustIn } from './adjust-stock.ts'
import { findCount } from './count-queries.ts'
import type { InventoryDeps } from './inventory-deps.ts'
import type { StockShort } from './take-rules.ts'

type NoCount = { code: 'COUNT_NOT_FOUND' }
type Closed = { code: 'COUNT_CLOSED' }

/** Writes every difference, or none. Of two who close it one does. */
export function closeCount(
  { database, now }: InventoryDeps,
  { id, userId, whose }: By & { id: string },
  auditIn: AuditIn,
): Promise<Result<Count, NoCount | Closed | StockShort>> {
  return inTransaction(database, async (tx) => {
    const at = now()
    const closed = await tx.stockCount.updateMany({
      where: { id, closedAt: null },
      data: { closedAt: at, closedBy: userId },
    })
    const count = await findCount(tx, id, whose)
    if (!count) return refuse({ code: 'COUNT_NOT_FOUND' })
    if (closed.count === 0) return refuse({ code: 'COUNT_CLOSED' })
    const differing = count.lines
      .filter((line) => line.difference !== null && line.difference !== 0)
      .toSorted((a, b) => (a.product.id < b.product.id ? -1 : 1))
    for (const { product, difference } of differing) {
      const wanted = {
        userId,
        productId: product.id,
        difference: difference ?? 0,
        reason: 'count',
        notes: '',
        documentId: id,
      }
      const done = await adjustIn(tx, at, wanted)
      if (!done.ok && done.refusal.code === 'STOCK_SHORT') return refuse(done.refusal)
    }
    await auditIn(tx, {
      entityId: id,
      newValues: differing.map(({ product, difference }) => ({ product, difference })),
    })
    return ok(count)
  })
}
