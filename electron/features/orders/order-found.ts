import { type Db, noSql, type SqlPart, sql } from '../../platform/database/index.ts'
import { andOnly, type Whose } from '../whose/index.ts'
import { type OrderSearch, orderSearch } from './order-search.ts'

/** So many are sorted sooner than they are met on the way from the newest order to the oldest. */
const few = 10_000

const reversed = (text: string) => Array.from(text).toReversed().join('')

const byWords = (words: string | null): SqlPart =>
  words === null ? sql`false` : sql`o.search @@ to_tsquery('simple', ${words})`

/** The very expressions of the indexes, or they are not used; those of one table, which one look can join. */
function fits({ words, phone, references }: OrderSearch): SqlPart {
  const byPhone = phone?.spellings
    ? sql`OR o.customer_phone = ANY (${phone.spellings})`
    : phone
      ? sql`OR reverse(o.customer_phone) LIKE ${`${reversed(phone.end)}%`} OR o.customer_phone LIKE ${`${phone.start}%`}`
      : noSql
  const byReference =
    references.length === 0
      ? noSql
      : sql`OR o.id = ANY (ARRAY(SELECT order_id FROM payments WHERE transaction_id = ANY (${references})))`
  return sql`(${byWords(words)} ${byPhone} ${byReference})`
}

/** Of what stands apart all is planned to be read, which the indexes of the search do; no more than asked for is. */
async function areFew(db: Db, fitting: SqlPart): Promise<boolean> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    WITH fitting AS MATERIALIZED (SELECT FROM orders o WHERE ${fitting})
    SELECT count(*)::int AS n FROM (SELECT FROM fitting LIMIT ${few + 1}) read`
  return (row?.n ?? 0) <= few
}

/**
 * The condition that finds what was typed; null: nothing can fit. How rare it is the planner does not know: it takes one
 * order in fifty to fit, and for one in a million reads them all. So few are found first, by their indexes alone; of who
 * sees their own alone, those.
 */
export async function findOrders(db: Db, text: string, whose: Whose): Promise<SqlPart | null> {
  const search = orderSearch(text)
  if (search === null) return null
  if (search.number !== null) return sql`o.order_number = ${search.number}`
  const fitting = sql`${fits(search)} ${andOnly(sql`o.user_id`, whose.orders)}`
  return (await areFew(db, fitting)) ? sql`o.id = ANY (ARRAY(SELECT o.id FROM orders o WHERE ${fitting}))` : fitting
}
