import type { ProductFilter, ProductHit, ProductRow, ProductSort } from '../../contract/products.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { hitOf, type ProductRecord, rowOf } from './product-row.ts'
import { productCursor, productOrder, productsAfter, readProductPlace } from './product-sort.ts'
import { searchWords } from './search-words.ts'

const spoilingMs = 48 * 3_600_000

type ListProducts = ProductFilter & ProductSort & { after: string | null; limit: number; now: Date }
type Found = ProductRecord & { total: number }

/** What is on hold and what spoils first are read for the rows of the page only. */
export async function listProducts(db: Db, wanted: ListProducts): Promise<{ rows: ProductRow[]; total: number }> {
  const { categoryId, tag, show, limit, now } = wanted
  const words = searchWords(wanted.search)
  if (words === null && wanted.search !== '') return { rows: [], total: 0 }
  const sorting = { by: wanted.by, descending: wanted.descending }
  const place = readProductPlace(sorting, wanted.after)
  const spoils = new Date(now.getTime() + spoilingMs)
  const rows = await db.$queryRaw<Found[]>`
    WITH found AS MATERIALIZED (
      SELECT p.id, p.name, p.price, p.stock FROM products p
      WHERE (${words}::text IS NULL OR to_tsvector('simple', translate(p.name || ' ' || coalesce(p.sku, '') || ' ' || coalesce(p.description, ''), '-+', '  '))
          @@ to_tsquery('simple', ${words}))
        AND (${categoryId}::text IS NULL OR to_jsonb(${categoryId}::text) = ANY(p.categories))
        AND (${tag}::text IS NULL OR to_jsonb(${tag}::text) = ANY(p.tags))
        AND p.is_deleted = (${show}::text IS NOT DISTINCT FROM 'deleted')
        AND CASE ${show}::text WHEN 'active' THEN p.is_active WHEN 'inactive' THEN NOT p.is_active
          WHEN 'low' THEN p.is_active AND p.stock <= p.min_stock WHEN 'out' THEN p.is_active AND p.stock = 0
          WHEN 'spoiling' THEN EXISTS (SELECT FROM stock_batches b
            WHERE b.product_id = p.id AND b.remaining > 0 AND b.sell_by <= ${spoils}) ELSE true END),
    page AS (
      SELECT p.id FROM found p WHERE true ${productsAfter(sorting, place)}
      ORDER BY ${productOrder(sorting)} LIMIT ${limit})
    SELECT p.*, (SELECT count(*)::int FROM found) AS total,
      coalesce((SELECT sum(i.quantity)::int FROM cart_items i JOIN carts c ON c.id = i.cart_id
        WHERE i.product_id = p.id AND i.held_until > ${now} AND c.status = 'ACTIVE'), 0) AS held,
      (SELECT min(b.sell_by) FROM stock_batches b WHERE b.product_id = p.id AND b.remaining > 0) AS sell_by
    FROM page JOIN products p USING (id) ORDER BY ${productOrder(sorting)}`
  return {
    rows: rows.map((row) => ({ ...rowOf(row), cursor: productCursor(sorting, row) })),
    total: rows[0]?.total ?? 0,
  }
}

/** For an export, which goes from page to page. */
export const readProducts = async (db: Db, wanted: ListProducts): Promise<ProductRow[]> =>
  (await listProducts(db, wanted)).rows

/** One product, deleted or not. */
export async function findProduct(db: Db | Tx, id: string, now: Date): Promise<ProductRow | null> {
  const [row] = await db.$queryRaw<ProductRecord[]>`
    SELECT p.*, coalesce((SELECT sum(i.quantity)::int FROM cart_items i JOIN carts c ON c.id = i.cart_id
        WHERE i.product_id = p.id AND i.held_until > ${now} AND c.status = 'ACTIVE'), 0) AS held,
      (SELECT min(b.sell_by) FROM stock_batches b WHERE b.product_id = p.id AND b.remaining > 0) AS sell_by
    FROM products p WHERE p.id = ${id}`
  return row ? rowOf(row) : null
}

/** What a clerk may mean while typing: active products, those that can be sold first, the closest name first. */
export async function searchProducts(
  db: Db,
  { text, limit, now }: { text: string; limit: number; now: Date },
): Promise<{ hits: ProductHit[]; of: number }> {
  const words = searchWords(text)
  const rows = await db.$queryRaw<(ProductRecord & { total: number })[]>`
    WITH found AS MATERIALIZED (
      SELECT p.id, p.name, p.stock > 0 AS there, p.name ILIKE ${`${text.replaceAll(/[\\%_]/g, '\\$&')}%`} AS begins
      FROM products p WHERE p.is_active AND NOT p.is_deleted
        AND (${words}::text IS NULL OR to_tsvector('simple', translate(p.name || ' ' || coalesce(p.sku, '') || ' ' || coalesce(p.description, ''), '-+', '  '))
          @@ to_tsquery('simple', ${words}))),
    best AS (SELECT * FROM found ORDER BY there DESC, begins DESC, name, id LIMIT ${limit})
    SELECT p.*, (SELECT count(*)::int FROM found) AS total,
      coalesce((SELECT sum(i.quantity)::int FROM cart_items i JOIN carts c ON c.id = i.cart_id
        WHERE i.product_id = p.id AND i.held_until > ${now} AND c.status = 'ACTIVE'), 0) AS held,
      (SELECT min(b.sell_by) FROM stock_batches b WHERE b.product_id = p.id AND b.remaining > 0) AS sell_by
    FROM best JOIN products p USING (id) ORDER BY best.there DESC, best.begins DESC, p.name, p.id`
  return { hits: rows.map((row) => hitOf(rowOf(row))), of: rows[0]?.total ?? 0 }
}
