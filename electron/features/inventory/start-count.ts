import type { Count } from '../../contract/inventory/stock.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { ok, type Result } from '../../platform/result.ts'
import type { By } from '../whose/index.ts'
import { getCount } from './count-queries.ts'
import type { InventoryDeps } from './inventory-deps.ts'

/** A sheet with a line for each product (of a category). */
export function startCount(
  { database, now }: InventoryDeps,
  { categoryId, note, userId, whose }: By & { categoryId: string | null; note: string },
  auditIn: AuditIn,
): Promise<Result<Count, never>> {
  return inTransaction(database, async (tx) => {
    const { id } = await tx.stockCount.create({ data: { note: note || null, startedBy: userId, startedAt: now() } })
    await tx.$executeRaw`
      INSERT INTO stock_count_lines (id, count_id, product_id)
      SELECT gen_random_uuid()::text, ${id}, p.id FROM products p WHERE p.is_active AND NOT p.is_deleted
        AND (${categoryId}::text IS NULL OR to_jsonb(${categoryId}::text) = ANY(p.categories))`
    await auditIn(tx, { entityId: id, newValues: { categoryId, note } })
    return ok(await getCount(tx, id, whose))
  })
}
