import type { OrderFilter, OrderRow, OrderSort } from '../../contract/orders.ts'
import { type Db, noSql, sql, type SqlPart } from '../../platform/database/index.ts'
import { searchWords } from '../inventory/index.ts'
import { type OrderPlace, type OrderSorting, orderBy, orderCursor, readPlace, startsAfter } from './order-sort.ts'
import { type OrderRecord, rowOf } from './order-row.ts'

/** Past this many the count is what the planner thinks: nobody reads the last digits of a million. */
const countedExactly = 10_000
const dayMs = 86_400_000

export type OrderWhere = OrderFilter & { deliveredSince?: Date }

/** Null: nothing can fit. The search must be the very expression of its index, or it is not used. */
function conditionOf(wanted: OrderWhere): SqlPart | null {
  const { search, status, channel, unpaid, customerId, from, to, neededOn, deliveredSince } = wanted
  // A whole number is looked up; as words, "MASH" and the year would be found in every order first.
  const number = /^MASH-\d{4}-\d{6,}$/i.test(search) ? search.toUpperCase() : null
  const words = number === null ? searchWords(search) : null
  if (number === null && words === null && search !== '') return null
  // As the server reads an array of an enum: cast from text, the planner would not know how rare it is.
  const statuses = `{${status.join(',')}}`
  return sql`true
    ${status.length === 0 ? noSql : sql`AND o.status = ANY(${statuses}::order_status[])`}
    ${number === null ? noSql : sql`AND o.order_number = ${number}`}
    ${words === null ? noSql : sql`AND to_tsvector('simple', translate(o.order_number || ' ' || o.customer_name || ' ' || coalesce(o.customer_phone, ''), '-+', '  ')) @@ to_tsquery('simple', ${words})`}
    ${channel === null ? noSql : sql`AND o.channel = ${channel}`}
    ${unpaid ? sql`AND o.paid < o.total - o.credited AND o.status NOT IN ('CANCELLED', 'REFUNDED')` : noSql}
    ${customerId === null ? noSql : sql`AND o.user_id = ${customerId}`}
    ${from === null ? noSql : sql`AND o.created_at >= ${from}`}
    ${to === null ? noSql : sql`AND o.created_at < ${to}`}
    ${neededOn === null ? noSql : sql`AND o.needed_at >= ${neededOn} AND o.needed_at < ${new Date(neededOn.getTime() + dayMs)}`}
    ${deliveredSince === undefined ? noSql : sql`AND o.delivered_at >= ${deliveredSince}`}`
}

type Page = { sorting: OrderSorting; place: OrderPlace | null; limit: number }

/** Lines are counted for the rows of the page only. */
async function pageOf(db: Db, condition: SqlPart, { sorting, place, limit }: Page): Promise<OrderRow[]> {
  const records = await db.$queryRaw<OrderRecord[]>`
    SELECT o.*, o.status::text AS status,
      (SELECT coalesce(sum(i.quantity), 0)::int FROM order_items i WHERE i.order_id = o.id) AS items
    FROM orders o WHERE ${condition} ${startsAfter(sorting, place)}
    ORDER BY ${orderBy(sorting)} LIMIT ${limit}`
  return records.map((record) => ({ ...rowOf(record), cursor: orderCursor(sorting, record) }))
}

type Wanted = OrderWhere & { by: OrderSorting['by']; descending: boolean; after: string | null; limit: number }
export type OrderPage = { rows: OrderRow[]; total: number; exact: boolean }

/** Without the count: for an export, which goes from page to page. */
export async function readOrders(db: Db, wanted: Wanted): Promise<OrderRow[]> {
  const condition = conditionOf(wanted)
  const { by, descending, after, limit } = wanted
  const sorting = { by, descending }
  return condition === null ? [] : pageOf(db, condition, { sorting, place: readPlace(sorting, after), limit })
}

export async function listOrders(
  db: Db,
  wanted: OrderWhere & Omit<OrderSort, 'by'> & { by: OrderSorting['by']; after: string | null; limit: number },
): Promise<OrderPage> {
  const condition = conditionOf(wanted)
  if (condition === null) return { rows: [], total: 0, exact: true }
  const rows = await readOrders(db, wanted)
  const [counted] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (SELECT 1 FROM orders o WHERE ${condition} LIMIT ${countedExactly + 1}) few`
  const total = counted?.n ?? 0
  return { rows, total: Math.min(total, countedExactly), exact: total <= countedExactly }
}
