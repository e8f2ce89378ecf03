import { DatabaseRefused } from './database-refused.ts'
import type { SqlSession } from './migrate.ts'

/**
 * What the drivers and our SQL rely on. A server, a database or a role may have anything else as its default, for another
 * program's sake: so every session of ours says it itself.
 */
const relied = {
  // Prisma writes a Date without an offset and reads one back as UTC: with any other time zone every timestamptz is
  // stored shifted (https://github.com/prisma/prisma/issues/26786).
  TimeZone: 'UTC',
  DateStyle: 'ISO,MDY',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  standard_conforming_strings: 'on',
  backslash_quote: 'safe_encoding',
  transform_null_equals: 'off',
  array_nulls: 'on',
  row_security: 'on',
  default_text_search_config: 'pg_catalog.simple',
  default_transaction_isolation: 'read committed',
  default_transaction_read_only: 'off',
  default_transaction_deferrable: 'off',
  // What was acknowledged is on the disk.
  synchronous_commit: 'on',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '60000', // longer than any transaction of ours may take
  client_min_messages: 'warning',
  escape_string_warning: 'on',
} as const

/** A value in the text of start-up options, where a blank ends it. */
const escaped = (value: string) => value.replaceAll(/[\\ ]/g, String.raw`\$&`)
const option = ([name, value]: readonly [string, string]) => `-c ${name}=${escaped(value)}`
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** As start-up options of a session, after those that the address itself names. @param more settings by name */
export const sessionOptions = (own: string, more: Record<string, string>): string =>
  [own, ...Object.entries({ ...relied, ...more }).map(option)].join(' ').trim()

/** A pooler takes the time zone at the start, and refuses the rest. */
export const pooledOptions = (own: string): string => `${own} ${option(['TimeZone', relied.TimeZone])}`.trim()

/** As statements, for an engine that is started without options. */
export const sessionStatements = Object.entries(relied)
  .map(([name, value]) => `SET ${name} = '${value}'`)
  .join(';\n')

/** The settings that stand otherwise in a session than we rely on. */
export async function unlikeRelied(session: Pick<SqlSession, 'query'>): Promise<string[]> {
  const rows = await session.query(`SELECT lower(name) AS name, setting FROM pg_settings`)
  const settings = new Map(rows.map(({ name, setting }) => [String(name), String(setting).replaceAll(' ', '')]))
  const isOther = ([name, value]: [string, string]) => {
    const now = settings.get(name.toLowerCase())
    return now !== undefined && now !== value.replaceAll(' ', '') && !mayDiffer.has(name)
  }
  return Object.entries(relied)
    .filter(isOther)
    .map(([name]) => name)
}

/** What changes no answer and loses nothing. */
const mayDiffer = new Set([
  ...['client_min_messages', 'escape_string_warning', 'default_text_search_config'],
  'idle_in_transaction_session_timeout',
])

/**
 * The schema that the farm's tables are in, or are to be made in. Other schemas may have tables of the same names, and be
 * looked into first. `public` where it has them, else the first on the session's own path that has, else the first that
 * tables may be made in.
 */
export async function farmSchema(session: SqlSession): Promise<string> {
  const rows = await session.query(
    `SELECT n.nspname AS name, pg_catalog.has_schema_privilege(n.oid, 'CREATE') AS may_create,
       EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
         WHERE c.relnamespace = n.oid AND c.relname = '_prisma_migrations' AND a.attname = 'checksum') AS has_farm
     FROM pg_catalog.pg_namespace n
     LEFT JOIN pg_catalog.unnest(pg_catalog.current_schemas(false)) WITH ORDINALITY AS p (name, place) ON p.name = n.nspname
     WHERE n.nspname = 'public' OR (p.place IS NOT NULL AND n.nspname !~ '^pg_')
     ORDER BY n.nspname = 'public' DESC, p.place`,
  )
  const found = rows.find(({ has_farm: has }) => has === true) ?? rows.find(({ may_create: may }) => may === true)
  const name = (found ?? rows[0])?.['name']
  return typeof name === 'string' ? name : 'public'
}

/** A server that only follows another takes no order: said before a migration fails on it. @throws DatabaseRefused */
export async function refuseReadOnly(session: SqlSession): Promise<void> {
  const [row] = await session.query('SELECT pg_catalog.pg_is_in_recovery() AS follows')
  if (row?.['follows'] !== true) return
  throw new DatabaseRefused(
    'READ_ONLY',
    'This server only follows another one and can’t be written to. Give the address of the one that it follows.',
  )
}
