import { fold } from '../../contract/fold.ts'
import type { ProductFilter, ProductHit, ProductRow, ProductSort } from '../../contract/inventory/products.ts'
import { type Db, noSql, type SqlPart, sql, type Tx } from '../../platform/database/index.ts'
import { dayMs } from '../../platform/durations.ts'
import type { Whose } from '../whose/index.ts'
import { productColumns } from './product-columns.ts'
import { hitOf, type ProductRecord, rowOf } from './product-row.ts'
import { productCursor, productOrder, productsAfter, readProductCursor } from './product-sort.ts'
import { searchWords } from './search-words.ts'

const spoilingMs = 2 * dayMs

type ListProducts = ProductFilter & ProductSort & { after: string | null; limit: number; now: Date; whose: Whose }
type Found = ProductRecord & { total: number }

/** The search must be the very expression of its index, or it is not used. */
const fits = (words: string) =>
  sql`to_tsvector('simple', search_fold(p.name || ' ' || coalesce(p.sku, '') || ' ' || coalesce(p.description, ''))) @@ to_tsquery('simple', ${words})`

function shownAs(show: ProductFilter['show'], now: Date): SqlPart {
  switch (show) {
    case 'active':
      return sql`AND p.is_active`
    case 'inactive':
      return sql`AND NOT p.is_active`
    case 'low':
      return sql`AND p.is_active AND p.stock <= p.min_stock`
    case 'out':
      return sql`AND p.is_active AND p.stock = 0`
    case 'spoiling':
      return sql`AND EXISTS (SELECT FROM stock_batches b
        WHERE b.product_id = p.id AND b.remaining > 0 AND b.sell_by <= ${new Date(now.getTime() + spoilingMs)})`
    // Deleted or not is a condition of every list.
    case 'deleted':
    case null:
      return noSql
  }
}

/** Only what is asked for: to plan conditions that do not apply takes longer than to find one product. */
const conditionOf = ({ categoryId, tag, show, now }: ListProducts, words: string | null): SqlPart => sql`
  ${show === 'deleted' ? sql`p.is_deleted` : sql`NOT p.is_deleted`}
  ${words === null ? noSql : sql`AND ${fits(words)}`}
  ${categoryId === null ? noSql : sql`AND p.categories @> ARRAY[to_jsonb(${categoryId}::text)]`}
  ${tag === null ? noSql : sql`AND p.tags @> ARRAY[to_jsonb(${tag}::text)]`}
  ${shownAs(show, now)}`

/** Each row of a page by its key: as a plain join the planner may read all products for it. */
const oneByOne = sql`LATERAL (SELECT * FROM products one WHERE one.id = page.id LIMIT 1) p`

/** What is on hold and what spoils first are read for the rows of the page only. */
export async function listProducts(db: Db, wanted: ListProducts): Promise<{ rows: ProductRow[]; total: number }> {
  const { limit, now, whose } = wanted
  const words = searchWords(wanted.search)
  if (words === null && wanted.search !== '') return { rows: [], total: 0 }
  const sorting = { by: wanted.by, descending: wanted.descending }
  const cursor = readProductCursor(sorting, wanted.after)
  const rows = await db.$queryRaw<Found[]>`
    WITH found AS MATERIALIZED (
      SELECT p.id, p.name, p.price, p.stock FROM products p WHERE ${conditionOf(wanted, words)}),
    page AS (
      SELECT p.id FROM found p WHERE true ${productsAfter(sorting, cursor)}
      ORDER BY ${productOrder(sorting)} LIMIT ${limit})
    SELECT ${productColumns(now)}, (SELECT count(*)::int FROM found) AS total
    FROM page CROSS JOIN ${oneByOne} ORDER BY ${productOrder(sorting)}`
  return {
    rows: rows.map((row) => rowOf(row, { whose, cursor: productCursor(sorting, row) })),
    total: rows[0]?.total ?? 0,
  }
}

/** For an export, which goes from page to page. */
export const readProducts = async (db: Db, wanted: ListProducts): Promise<ProductRow[]> =>
  (await listProducts(db, wanted)).rows

/** One product, deleted or not. */
export async function findProduct(
  db: Db | Tx,
  id: string,
  { now, whose }: { now: Date; whose: Whose },
): Promise<ProductRow | null> {
  const [row] = await db.$queryRaw<ProductRecord[]>`
    SELECT ${productColumns(now)} FROM products p WHERE p.id = ${id}`
  return row ? rowOf(row, { whose }) : null
}

/** The SKU as it is, or as it reads; then a whole name: a scanned `MUSH-1` is never MUSH-10, sold out or not. */
const exactness = (text: string): SqlPart => sql`CASE WHEN sku = ${text} THEN 3
  WHEN length(sku) <= ${2 * text.length} AND search_fold(sku) = ${fold(text)} THEN 2 WHEN name_folded = ${fold(text)} THEN 1 ELSE 0 END`

/**
 * What a clerk may mean while typing: active products, the very one that is named, then those that can be sold, the
 * closest name first.
 */
export async function searchProducts(
  db: Db,
  { text, limit, now }: { text: string; limit: number; now: Date },
): Promise<{ hits: ProductHit[]; of: number }> {
  const words = searchWords(text)
  const rows = await db.$queryRaw<(ProductRecord & { total: number })[]>`
    WITH found AS MATERIALIZED (
      SELECT p.id, p.name, p.sku, p.stock > 0 AS there, p.name_folded
      FROM products p WHERE p.is_active AND NOT p.is_deleted
        ${words === null ? noSql : sql`AND ${fits(words)}`}),
    page AS (SELECT *, ${exactness(text)} AS exact, starts_with(name_folded, ${fold(text)}) AS begins
      FROM found ORDER BY exact DESC, there DESC, begins DESC, name, id LIMIT ${limit})
    SELECT ${productColumns(now)}, (SELECT count(*)::int FROM found) AS total
    FROM page CROSS JOIN ${oneByOne} ORDER BY page.exact DESC, page.there DESC, page.begins DESC, p.name, p.id`
  return { hits: rows.map((row) => hitOf(row)), of: rows[0]?.total ?? 0 }
}
