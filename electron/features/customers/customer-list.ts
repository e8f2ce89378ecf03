import { z } from 'zod'
import type { CustomerRow } from '../../contract/customers.ts'
import { type PhoneSearch, phoneSearch } from '../../contract/phone.ts'
import { type Db, noSql, type SqlPart, sql } from '../../platform/database/index.ts'
import { centavosOf } from '../../platform/money.ts'
import { searchWords } from '../inventory/index.ts'
import { walkInName } from '../orders/index.ts'
import { andOnly, type Whose } from '../whose/index.ts'
import { isMadeUp } from './made-up.ts'

type Row = {
  id: string
  first_name: string | null
  last_name: string | null
  email: string
  phone_number: string | null
  company: string | null
  city: string | null
  orders: number
  owed: string
  last_order_at: Date | null
}

function rowOf(row: Row): CustomerRow {
  return {
    id: row.id,
    cursor: JSON.stringify([row.first_name ?? '', row.last_name ?? '', row.id]),
    firstName: row.first_name ?? '',
    lastName: row.last_name ?? '',
    email: isMadeUp(row.email) ? '' : row.email,
    phoneNumber: row.phone_number ?? '',
    company: row.company ?? '',
    city: row.city ?? '',
    orders: row.orders,
    owedCentavos: centavosOf(row.owed),
    lastOrderAt: row.last_order_at,
  }
}

const cursor = z.tuple([z.string(), z.string(), z.string()])
function cursorOf(after: string | null): [string, string, string] | null {
  if (after === null) return null
  try {
    return cursor.parse(JSON.parse(after))
  } catch {
    return null // none of ours: from the beginning
  }
}

type ListCustomers = { whose: Whose; search: string; owing: boolean; after: string | null; limit: number }

/** Digits are a part of a phone, or of a name: Bistro 1521. Letters and digits of a made-up address are neither. */
function byDigits({ start, end }: PhoneSearch, words: string): SqlPart {
  const reversed = `${Array.from(end).toReversed().join('')}%`
  return sql`AND (reverse(u.phone_number) LIKE ${reversed} OR u.phone_number LIKE ${`${start}%`} OR (${byWords(words)}
    AND to_tsvector('simple', search_fold(coalesce(u.first_name, '') || ' ' || coalesce(u.last_name, ''))) @@ to_tsquery('simple', ${words})))`
}
/** The search must be the very expression of its index, or it is not used. */
const byWords = (words: string): SqlPart =>
  sql`to_tsvector('simple', search_fold(coalesce(u.first_name, '') || ' ' || coalesce(u.last_name, '') || ' ' || replace(u.email, '@local.invalid', ''))) @@ to_tsquery('simple', ${words})`

/** Null: nothing can fit. */
function searched(search: string): SqlPart | null {
  if (search === '') return noSql
  const phone = phoneSearch(search)
  if (phone?.spellings) return sql`AND u.phone_number = ANY (${phone.spellings})`
  const words = searchWords(search)
  if (words === null) return null
  return phone ? byDigits(phone, words) : sql`AND ${byWords(words)}`
}

const owes = sql`AND EXISTS (SELECT FROM orders o WHERE o.user_id = u.id AND o.paid < o.total - o.credited
  AND o.status NOT IN ('CANCELLED', 'REFUNDED'))`
const isNamed = sql`AND (u.phone_number IS NOT NULL OR NOT (u.first_name = ${walkInName} AND u.email LIKE 'walkin+%'))`

/**
 * Customers by name. A search of digits looks in names and in phone numbers: from the end, as people say them, and from the
 * start, as they are typed. Each walk-in without a name is a customer of their own: they are listed only when looked for, or when
 * they owe. Only the conditions that are asked for are sent: behind an OR the orders of every customer are looked up.
 */
export async function listCustomers(db: Db, wanted: ListCustomers): Promise<{ rows: CustomerRow[]; total: number }> {
  const { owing, limit } = wanted
  const found = searched(wanted.search)
  if (found === null) return { rows: [], total: 0 }
  const from = cursorOf(wanted.after)
  const rows = await db.$queryRaw<(Row & { total: number })[]>`
    WITH found AS MATERIALIZED (
      SELECT u.id, coalesce(u.first_name, '') AS first, coalesce(u.last_name, '') AS last FROM users u
      WHERE u.role = 'BUYER' ${andOnly(sql`u.id`, wanted.whose.customers)} ${found} ${owing ? owes : noSql}
        ${owing || wanted.search !== '' ? noSql : isNamed}),
    page AS (SELECT id FROM found
      ${from === null ? noSql : sql`WHERE (first, last, id) > (${from[0]}, ${from[1]}, ${from[2]})`}
      ORDER BY first, last, id LIMIT ${limit})
    SELECT u.id, u.first_name, u.last_name, u.email, u.phone_number, (SELECT count(*)::int FROM found) AS total,
      a.company, a.city, o.orders, o.owed, o.last_order_at
    FROM page CROSS JOIN LATERAL (SELECT * FROM users one WHERE one.id = page.id LIMIT 1) u
    LEFT JOIN LATERAL (SELECT company, city FROM addresses WHERE user_id = u.id
      ORDER BY is_default DESC, created_at DESC LIMIT 1) a ON true
    CROSS JOIN LATERAL (SELECT count(*)::int AS orders, max(created_at) AS last_order_at,
      coalesce(sum(total - credited - paid) FILTER (WHERE status NOT IN ('CANCELLED', 'REFUNDED')), 0)::text AS owed
      FROM orders WHERE user_id = u.id) o
    ORDER BY coalesce(u.first_name, ''), coalesce(u.last_name, ''), u.id`
  return { rows: rows.map(rowOf), total: rows[0]?.total ?? 0 }
}
