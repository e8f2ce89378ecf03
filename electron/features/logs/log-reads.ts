import { foldedWords } from '../../contract/fold.ts'
import { fullName } from '../../contract/identity/person.ts'
import { type Db, sql } from '../../platform/database/index.ts'
import type { Where } from './where.ts'

export type LogTable = 'audit_logs' | 'security_logs'

/** Up to here rows are counted one by one. */
const countedUpTo = 10_000
const mostChoices = 500

/** How many rows a filter leaves: counted, or from many on what the planner expects. */
export async function countRows(db: Db, table: LogTable, where: NonNullable<Where>) {
  const from = `FROM "${table}" l WHERE ${where.sql}`
  const counted = await db.$queryRawUnsafe<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM (SELECT 1 ${from} LIMIT ${countedUpTo + 1}) counted`,
    ...where.values,
  )
  const total = counted[0]?.n ?? 0
  if (total <= countedUpTo) return { total, exact: true }
  const plan = await db.$queryRawUnsafe<{ 'QUERY PLAN': unknown }[]>(
    `EXPLAIN (FORMAT JSON) SELECT 1 ${from}`,
    ...where.values,
  )
  return { total: Math.max(total, expectedRows(plan[0]?.['QUERY PLAN'])), exact: false }
}

/** The row estimate at the top of a plan; 0 when there is none to read. */
export function expectedRows(plan: unknown): number {
  const read: unknown = typeof plan === 'string' ? JSON.parse(plan) : plan
  const top = Array.isArray(read) ? (read[0] as { Plan?: { 'Plan Rows'?: number } } | undefined) : undefined
  return Math.round(top?.Plan?.['Plan Rows'] ?? 0)
}

/** Each value of a column once, by steps along its index: over a million rows as quick as over a hundred. */
export async function distinctValues(db: Db, table: LogTable, column: 'action' | 'entity' | 'event' | 'user_id') {
  const rows = await db.$queryRawUnsafe<{ value: string }[]>(
    `WITH RECURSIVE step AS (
       (SELECT l."${column}" AS value FROM "${table}" l WHERE l."${column}" IS NOT NULL ORDER BY 1 LIMIT 1)
       UNION ALL
       SELECT (SELECT l."${column}" FROM "${table}" l WHERE l."${column}" > step.value ORDER BY 1 LIMIT 1)
       FROM step WHERE step.value IS NOT NULL
     )
     SELECT value FROM step WHERE value IS NOT NULL LIMIT ${mostChoices}`,
  )
  return rows.map((row) => row.value)
}

const nameOf = (user: { firstName: string | null; lastName: string | null; email: string }) =>
  fullName(user) || user.email

const nameFields = { id: true, firstName: true, lastName: true, email: true } as const

/** Names of those who are still in the database; the log outlives them. */
async function namesOf(db: Db, ids: string[]): Promise<Map<string, string>> {
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: nameFields })
  return new Map(users.map((user) => [user.id, nameOf(user)]))
}

/** What a log's rows are read with: whom they are of, looked up for the rows of the page alone. */
export type Named = {
  user_id: string | null
  first_name: string | null
  last_name: string | null
  email: string | null
}
export const withNames = (rows: string, order: string) =>
  `SELECT l.*, u.first_name, u.last_name, u.email FROM (${rows}) l LEFT JOIN users u ON u.id = l.user_id ORDER BY ${order}`

/** Someone as the log shows them; without a name: they are gone. */
export const whoOf = ({ user_id: id, first_name: firstName, last_name: lastName, email }: Named) =>
  id === null ? null : { id, name: email === null ? '' : nameOf({ firstName, lastName, email }) }

export async function peopleOf(db: Db, table: LogTable) {
  const ids = await distinctValues(db, table, 'user_id')
  const names = await namesOf(db, ids)
  const people = ids.map((id) => ({ id, name: names.get(id) ?? '' }))
  return people.toSorted((a, b) => a.name.localeCompare(b.name))
}

/** Those of whose name, user name and address a word begins with each typed one, as it is folded. */
export async function peopleNamed(db: Db, search: string): Promise<string[]> {
  const words = foldedWords(search)
  if (words.length === 0) return []
  const query = words.map((word) => `'${word}':*`).join(' & ')
  const asked = sql`@@ to_tsquery('simple', ${query})`
  // The first is the very expression of idx_users_search; few have a user name, and theirs are folded one by one.
  const users = await db.$queryRaw<{ id: string }[]>`
    (SELECT id FROM users WHERE to_tsvector('simple', search_fold(coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || replace(email, '@local.invalid', ''))) ${asked} LIMIT 200)
    UNION (SELECT id FROM users WHERE username IS NOT NULL
      AND to_tsvector('simple', search_fold(concat_ws(' ', username, first_name, last_name, email))) ${asked} LIMIT 200)`
  return users.map((user) => user.id)
}
