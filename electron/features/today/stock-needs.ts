import type { Today } from '../../contract/today.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { dayMs } from '../../platform/durations.ts'
import { centavosOf } from '../../platform/money.ts'
import { countedUpTo, countOf, type Decimal } from './counted.ts'

const rowsShown = 6
const spoilsWithinMs = 2 * dayMs

/** Decision 70: for sale and at or below its own least; the emptiest first. Served by `idx_products_low_stock`. */
export async function readLowStock(db: Db | Tx): Promise<NonNullable<Today['lowStock']>> {
  const rows = await db.$queryRaw<{ id: string; name: string; stock: number; min_stock: number; n: number }[]>`
    WITH low AS MATERIALIZED (SELECT id, name, stock, min_stock FROM products
      WHERE is_active AND NOT is_deleted AND stock <= min_stock ORDER BY stock LIMIT ${countedUpTo + 1})
    SELECT *, count(*) OVER ()::int AS n FROM low ORDER BY stock, name, id LIMIT ${rowsShown}`
  const count = rows[0]?.n ?? 0
  return {
    count: Math.min(count, countedUpTo),
    exact: count <= countedUpTo,
    rows: rows.map(({ id, name, stock, min_stock: minStock }) => ({ id, name, stock, minStock })),
  }
}

type Spoiling = {
  id: string
  name: string
  spoiling: number
  at_risk: Decimal
  first_sell_by: Date
  n: number
  worth: Decimal
}

/** What spoils within 48 hours, by the pesos that would be lost: the same rule as the screen it leads to. */
export async function readSellFirst(db: Db | Tx, now: Date): Promise<NonNullable<Today['sellFirst']>> {
  const until = new Date(now.getTime() + spoilsWithinMs)
  const rows = await db.$queryRaw<Spoiling[]>`
    WITH spoiling AS (SELECT p.id, p.name, sum(b.remaining)::int AS spoiling, sum(b.remaining * p.price) AS at_risk,
        min(b.sell_by) AS first_sell_by
      FROM stock_batches b JOIN products p ON p.id = b.product_id
      WHERE b.remaining > 0 AND b.sell_by <= ${until} AND NOT p.is_deleted GROUP BY p.id)
    SELECT *, count(*) OVER ()::int AS n, sum(at_risk) OVER () AS worth FROM spoiling
    ORDER BY at_risk DESC, name, id LIMIT ${rowsShown}`
  return {
    ...countOf(rows[0]),
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      spoiling: row.spoiling,
      atRiskCentavos: centavosOf(row.at_risk),
      firstSellBy: row.first_sell_by,
    })),
  }
}
