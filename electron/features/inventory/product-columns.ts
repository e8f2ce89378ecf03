import { type SqlPart, sql } from '../../platform/database/index.ts'

/**
 * What a `ProductRecord` is read from. Amounts come as text: Prisma makes an object of each numeric, which takes longer
 * than to read the row.
 */
export const productColumns = (now: Date, exceptCartId: string | null = null): SqlPart => sql`
  p.id, p.name, p.description, p.slug, p.sku, p.price::text AS price, p.compare_price::text AS compare_price,
  p.cost_price::text AS cost_price, p.stock, p.min_stock, p.max_cart_qty, p.weight, p.dimensions, p.images, p.categories,
  p.tags, p.attributes, p.is_active, p.is_featured, p.is_deleted, p.seo_title, p.seo_description, p.updated_at,
  coalesce((SELECT sum(i.quantity)::int FROM cart_items i JOIN carts c ON c.id = i.cart_id
    WHERE i.product_id = p.id AND i.held_until > ${now} AND c.status = 'ACTIVE'
      AND c.id IS DISTINCT FROM ${exceptCartId}), 0) AS held,
  (SELECT min(b.sell_by) FROM stock_batches b WHERE b.product_id = p.id AND b.remaining > 0) AS sell_by`
