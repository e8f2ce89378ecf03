import { z } from 'zod'
import { type UserRole, userRole } from '../../contract/identity/person.ts'
import type { PeopleFilter, PersonRow } from '../../contract/people.ts'
import { type Db, noSql, type SqlPart, sql, type Tx } from '../../platform/database/index.ts'
import { andOnly, type Whose } from '../whose/index.ts'
import { searchWords } from './people-rules.ts'

type Row = {
  id: string
  email: string
  username: string | null
  first_name: string | null
  last_name: string | null
  phone_number: string | null
  role: string
  roles: { id: string; name: string }[]
  is_active: boolean
  email_verified: boolean
  two_factor_enabled: boolean
  has_password: boolean
  last_login_at: Date | null
  created_at: Date
  sessions: number
  name_key: string
}

type Wanted = PeopleFilter & { whose: Whose }
export type PeoplePage = Wanted & { after: string | null; limit: number }
type Order = PeopleFilter['order']

/** As the index idx_users_name has it: what people are ordered by when it is by name. */
const nameKey = sql`left(lower(coalesce(u.first_name, '') || ' ' || coalesce(u.last_name, '')), 60)`
const haystack = sql`search_fold(concat_ws(' ', u.first_name, u.last_name, u.email, u.username, u.phone_number))`
const likeText = (word: string) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

function matches({ search, who, role, active, whose }: Wanted, systemUserId: string): SqlPart {
  const words = searchWords(search).map(likeText)
  return sql`u.id <> ${systemUserId} ${andOnly(sql`u.id`, whose.people)}
    ${who === 'staff' ? sql`AND u.role <> 'BUYER'` : who === 'customers' ? sql`AND u.role = 'BUYER'` : noSql}
    ${role === null ? noSql : sql`AND u.role = ${role}::user_role`}
    ${active === null ? noSql : sql`AND u.is_active = ${active}`}
    ${search.trim() === '' ? noSql : words.length === 0 ? sql`AND false` : sql`AND ${haystack} LIKE ALL (${words})`}`
}

/** A place in the list: what it is ordered by, and the id of the row there. */
const cursorShape = z.tuple([z.string(), z.string()])
const cursorOf = (row: Row, order: Order): string =>
  JSON.stringify([order === 'name' ? row.name_key : row.created_at.toISOString(), row.id])

/** Rows after that place. A cursor that no list of this order gave begins at the start. */
function beyond(after: string | null, order: Order): SqlPart {
  let given: unknown = null
  try {
    given = JSON.parse(after ?? 'null')
  } catch {
    return noSql
  }
  const read = cursorShape.safeParse(given)
  if (!read.success) return noSql
  const [key, id] = read.data
  if (order === 'name') return sql`AND (${nameKey}, u.id) > (${key}, ${id})`
  const at = new Date(key)
  return Number.isNaN(at.getTime()) ? noSql : sql`AND (u.created_at, u.id) < (${at}, ${id})`
}

const columns = (now: Date) => sql`u.id, u.email, u.username, u.first_name, u.last_name, u.phone_number,
  u.role::text AS role, u.is_active, u.email_verified, u.two_factor_enabled, u.password IS NOT NULL AS has_password,
  u.last_login_at, u.created_at, ${nameKey} AS name_key,
  (SELECT count(*)::int FROM sessions s WHERE s.user_id = u.id AND s.status = 'ACTIVE' AND s.expires_at > ${now}) AS sessions,
  (SELECT coalesce(json_agg(json_build_object('id', r.id, 'name', r.name) ORDER BY r.name), '[]')
    FROM user_role_assignments a JOIN roles r ON r.id = a.role_id WHERE a.user_id = u.id) AS roles`

function rowOf(row: Row, order: Order): PersonRow & { role: UserRole } {
  return {
    id: row.id,
    cursor: cursorOf(row, order),
    email: row.email,
    username: row.username,
    firstName: row.first_name ?? '',
    lastName: row.last_name ?? '',
    phoneNumber: row.phone_number,
    role: userRole.parse(row.role),
    roles: row.roles,
    isActive: row.is_active,
    emailVerified: row.email_verified,
    twoFactor: row.two_factor_enabled,
    hasPassword: row.has_password,
    lastLoginAt: row.last_login_at,
    sessions: row.sessions,
    createdAt: row.created_at,
  }
}

type Where = { now: Date; systemUserId: string }

/** A part of the list, by keyset: the same cost however far down. */
export async function readPeople(db: Db | Tx, page: PeoplePage, { now, systemUserId }: Where): Promise<PersonRow[]> {
  const { order, after, limit } = page
  const inOrder = order === 'name' ? sql`${nameKey}, u.id` : sql`u.created_at DESC, u.id DESC`
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns(now)} FROM users u
    WHERE ${matches(page, systemUserId)} ${beyond(after, order)} ORDER BY ${inOrder} LIMIT ${limit}`
  return rows.map((row) => rowOf(row, order))
}

export async function countPeople(db: Db | Tx, filter: Wanted, systemUserId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM users u WHERE ${matches(filter, systemUserId)}`
  return row?.n ?? 0
}

export async function findPerson(db: Db | Tx, id: string, { now, systemUserId }: Where): Promise<PersonRow | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT ${columns(now)} FROM users u WHERE u.id = ${id} AND u.id <> ${systemUserId}`
  return row ? rowOf(row, 'newest') : null
}

/** After a change in the same transaction: the row must be there. */
export async function getPerson(tx: Tx, id: string, where: Where): Promise<PersonRow> {
  const person = await findPerson(tx, id, where)
  if (!person) throw new Error('the person that was just changed is gone')
  return person
}
