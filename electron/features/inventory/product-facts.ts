import type { ProductHit } from '../../contract/inventory/products.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { productColumns } from './product-columns.ts'
import { hitOf, type ProductRecord } from './product-row.ts'

export type ProductFacts = { hit: ProductHit; isActive: boolean; isDeleted: boolean }

/** Products as a cart or an order shows them, deleted ones too; `available` leaves out what that cart itself holds. */
export async function productFacts(
  db: Db | Tx,
  ids: readonly string[],
  { now, exceptCartId }: { now: Date; exceptCartId?: string },
): Promise<Map<string, ProductFacts>> {
  const rows = await db.$queryRaw<ProductRecord[]>`
    SELECT ${productColumns(now, exceptCartId)}
    FROM products p WHERE p.id = ANY(${[...new Set(ids)]})`
  return new Map(rows.map((row) => [row.id, { hit: hitOf(row), isActive: row.is_active, isDeleted: row.is_deleted }]))
}
