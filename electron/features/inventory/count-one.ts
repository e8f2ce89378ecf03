import type { Count } from '../../contract/inventory/stock.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { By } from '../whose/index.ts'
import { getCount } from './count-queries.ts'
import type { InventoryDeps } from './inventory-deps.ts'

type NoCount = { code: 'COUNT_NOT_FOUND' }
type Closed = { code: 'COUNT_CLOSED' }
type CountOne = By & { countId: string; productId: string; counted: number | null }

/** What stood on the shelf, and what the ledger said at that moment: sales after it do not spoil the count. */
export function countOne(
  { database, now }: InventoryDeps,
  { countId, productId, counted, userId, whose }: CountOne,
): Promise<Result<Count['lines'][number], NoCount | Closed>> {
  return inTransaction(database, async (tx) => {
    const count = await tx.stockCount.findUnique({ where: { id: countId } })
    if (!count) return refuse({ code: 'COUNT_NOT_FOUND' })
    if (count.closedAt) return refuse({ code: 'COUNT_CLOSED' })
    const changed = await tx.$executeRaw`
      UPDATE stock_count_lines l SET counted = ${counted}::int,
        expected = CASE WHEN ${counted}::int IS NULL THEN NULL ELSE p.stock END,
        counted_by = ${counted === null ? null : userId}, counted_at = ${counted === null ? null : now()}
      FROM products p WHERE p.id = l.product_id AND l.count_id = ${countId} AND l.product_id = ${productId}`
    if (changed === 0) return refuse({ code: 'COUNT_NOT_FOUND' })
    const line = (await getCount(tx, countId, whose)).lines.find((one) => one.product.id === productId)
    if (!line) throw new Error('the line that was just counted can not be read')
    return ok(line)
  })
}
