import type { OrderFilter, OrderRow } from '../../contract/orders/orders.ts'
import { type Db, noSql, type SqlPart, sql } from '../../platform/database/index.ts'
import { dayMs } from '../../platform/durations.ts'
import { andOnly, type Whose } from '../whose/index.ts'
import { findOrders } from './order-found.ts'
import { type OrderRecord, rowOf } from './order-row.ts'
import { type OrderCursor, type OrderSorting, orderBy, orderCursor, readCursor, startsAfter } from './order-sort.ts'

/** Past this many it is only said that there are more: nobody reads the last digits of a million. */
const countedExactly = 10_000

export type OrderWhere = OrderFilter & { whose: Whose; deliveredSince?: Date }

/**
 * One alone as an equation, or an index of status and time gives no order; several as the server writes an array: cast
 * from texts, the planner would not know how rare they are.
 */
function inStatus([one, ...more]: OrderWhere['status']): SqlPart {
  if (one === undefined) return noSql
  if (more.length === 0) return sql`AND o.status = ${one}::order_status`
  return sql`AND o.status = ANY(${`{${[one, ...more].join(',')}}`}::order_status[])`
}

/** Null: nothing can fit. Who sees their own alone sees those, whichever customer they ask for. */
async function conditionOf(db: Db, wanted: OrderWhere): Promise<SqlPart | null> {
  const { search, status, channel, unpaid, overpaid, customerId, from, to, neededOn, deliveredSince, whose } = wanted
  const found = search === '' ? noSql : await findOrders(db, search, whose)
  if (found === null) return null
  return sql`true
    ${inStatus(status)}
    ${search === '' ? noSql : sql`AND ${found}`}
    ${channel === null ? noSql : sql`AND o.channel = ${channel}`}
    ${unpaid ? sql`AND o.paid < o.total - o.credited AND o.status NOT IN ('CANCELLED', 'REFUNDED')` : noSql}
    ${overpaid ? sql`AND o.paid > CASE WHEN o.status IN ('CANCELLED', 'REFUNDED') THEN 0 ELSE o.total - o.credited END` : noSql}
    ${andOnly(sql`o.user_id`, whose.orders ?? customerId)}
    ${from === null ? noSql : sql`AND o.created_at >= ${from}`}
    ${to === null ? noSql : sql`AND o.created_at < ${to}`}
    ${neededOn === null ? noSql : sql`AND o.needed_at >= ${neededOn} AND o.needed_at < ${new Date(neededOn.getTime() + dayMs)}`}
    ${deliveredSince === undefined ? noSql : sql`AND o.delivered_at >= ${deliveredSince}`}`
}

type Page = { sorting: OrderSorting; cursor: OrderCursor | null; limit: number }
type Listed = { rows: OrderRow[]; counted: number | null }

/** As text, what is an amount: Prisma makes an object of each numeric, which takes longer than to read the row. */
const columns = sql`o.id, o.order_number, o.user_id, o.customer_name, o.customer_phone, o.shipping_address ->> 'city' AS city,
  o.status::text AS status, o.channel, o.hand_over, o.needed_at, o.created_at, o.delivered_at, o.version,
  o.total::text AS total, o.credited::text AS credited, o.paid::text AS paid`

/** All that fit, as far as it is counted. Of a first page that is not full they are known: CASE then counts none. */
function countOf(condition: SqlPart, { cursor, limit }: Page): SqlPart {
  const all = sql`(SELECT count(*)::int FROM (SELECT FROM orders o WHERE ${condition} LIMIT ${countedExactly + 1}) few)`
  const shown = sql`(SELECT count(*)::int FROM page)`
  return cursor === null ? sql`CASE WHEN ${shown} < ${limit} THEN ${shown} ELSE ${all} END` : all
}

/** Lines are counted for the rows of the page only. */
async function pageOf(db: Db, condition: SqlPart, page: Page, count: SqlPart = sql`NULL::int`): Promise<Listed> {
  const { sorting, cursor, limit } = page
  const records = await db.$queryRaw<(OrderRecord & { counted: number | null })[]>`
    WITH page AS (SELECT * FROM orders o WHERE ${condition} ${startsAfter(sorting, cursor)}
      ORDER BY ${orderBy(sorting)} LIMIT ${limit})
    SELECT ${columns}, ${count} AS counted,
      (SELECT coalesce(sum(i.quantity), 0)::int FROM order_items i WHERE i.order_id = o.id) AS items
    FROM page o ORDER BY ${orderBy(sorting)}`
  return {
    rows: records.map((record) => rowOf(record, orderCursor(sorting, record))),
    counted: records[0]?.counted ?? null,
  }
}

type Wanted = OrderWhere & { by: OrderSorting['by']; descending: boolean; after: string | null; limit: number }
export type OrderPage = { rows: OrderRow[]; total: number; exact: boolean }

function pageWanted({ by, descending, after, limit }: Wanted): Page {
  const sorting = { by, descending }
  return { sorting, cursor: readCursor(sorting, after), limit }
}

/** Without the count: for an export, which goes from page to page. */
export async function readOrders(db: Db, wanted: Wanted): Promise<OrderRow[]> {
  const condition = await conditionOf(db, wanted)
  return condition === null ? [] : (await pageOf(db, condition, pageWanted(wanted))).rows
}

export async function listOrders(db: Db, wanted: Wanted): Promise<OrderPage> {
  const condition = await conditionOf(db, wanted)
  if (condition === null) return { rows: [], total: 0, exact: true }
  const page = pageWanted(wanted)
  const count = countOf(condition, page)
  const { rows, counted } = await pageOf(db, condition, page, count)
  // Behind the last row there is none to carry it.
  const total = counted ?? (page.cursor === null ? 0 : await countAlone(db, count))
  return { rows, total: Math.min(total, countedExactly), exact: total <= countedExactly }
}

async function countAlone(db: Db, count: SqlPart): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`SELECT ${count} AS n`
  return row?.n ?? 0
}
