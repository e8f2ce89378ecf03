import type { ProductHit } from '../../contract/products.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { hitOf, type ProductRecord, rowOf } from './product-row.ts'

export type ProductFacts = { hit: ProductHit; isActive: boolean; isDeleted: boolean }

/** Products as a cart or an order shows them, deleted ones too; `available` leaves out what that cart itself holds. */
export async function productFacts(
  db: Db | Tx,
  ids: readonly string[],
  { now, exceptCartId }: { now: Date; exceptCartId?: string },
): Promise<Map<string, ProductFacts>> {
  const rows = await db.$queryRaw<ProductRecord[]>`
    SELECT p.*, coalesce((SELECT sum(i.quantity)::int FROM cart_items i JOIN carts c ON c.id = i.cart_id
        WHERE i.product_id = p.id AND i.held_until > ${now} AND c.status = 'ACTIVE'
          AND c.id IS DISTINCT FROM ${exceptCartId ?? null}), 0) AS held,
      (SELECT min(b.sell_by) FROM stock_batches b WHERE b.product_id = p.id AND b.remaining > 0) AS sell_by
    FROM products p WHERE p.id = ANY(${[...new Set(ids)]})`
  return new Map(
    rows.map((record) => {
      const row = rowOf(record)
      return [row.id, { hit: hitOf(row), isActive: row.isActive, isDeleted: row.isDeleted }]
    }),
  )
}
