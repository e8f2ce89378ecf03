import type { Tx } from '../../platform/database/index.ts'

/** What a product has, read while its row is held: nobody else can take of it until the transaction ends. */
export type LockedProduct = {
  id: string
  name: string
  /** On hand. */
  stock: number
  /** Promised to open carts other than the one named, by holds that are not over. */
  held: number
  isActive: boolean
  isDeleted: boolean
  maxCartQty: number | null
}

/**
 * Holds the rows of products, always in the same order so that two orders never wait for each other in a circle, and
 * reads what others have on hold.
 */
export async function lockProducts(
  tx: Tx,
  productIds: readonly string[],
  { now, exceptCartId }: { now: Date; exceptCartId?: string | null },
): Promise<Map<string, LockedProduct>> {
  const ids = [...new Set(productIds)]
  const rows = await tx.$queryRaw<Omit<LockedProduct, 'held'>[]>`
    SELECT id, name, stock, is_active AS "isActive", is_deleted AS "isDeleted", max_cart_qty AS "maxCartQty"
    FROM products WHERE id = ANY(${ids}) ORDER BY id FOR UPDATE`
  // Asked after the rows are held: a hold that was made while we waited is seen.
  const holds = await tx.$queryRaw<{ productId: string; held: number }[]>`
    SELECT i.product_id AS "productId", sum(i.quantity)::int AS held FROM cart_items i JOIN carts c ON c.id = i.cart_id
    WHERE i.product_id = ANY(${ids}) AND i.held_until > ${now} AND c.status = 'ACTIVE'
      AND c.id IS DISTINCT FROM ${exceptCartId ?? null} GROUP BY i.product_id`
  const held = new Map(holds.map((row) => [row.productId, row.held]))
  return new Map(rows.map((row) => [row.id, { ...row, held: held.get(row.id) ?? 0 }]))
}

/** One that is still sold. */
export async function lockProduct(tx: Tx, productId: string, now: Date): Promise<LockedProduct | null> {
  const product = (await lockProducts(tx, [productId], { now })).get(productId)
  return product && !product.isDeleted ? product : null
}
