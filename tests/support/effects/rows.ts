import type { Database } from '../database.ts'

export type Row = Record<string, unknown>
/** Every row of every table, by table and by its primary key. */
export type Rows = ReadonlyMap<string, ReadonlyMap<string, Row>>

/** The end of the audit trail moves with each of its rows, which are looked at themselves. */
const leftOut = new Set(['audit_chain', '_prisma_migrations'])
/** Written a moment after a call, and never waited for. */
const late: Record<string, string> = { sessions: `- '{last_activity,updated_at}'::text[]` }

const tableSql = `SELECT c.relname AS name, array_agg(a.attname::text) AS keys FROM pg_class c
  JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  GROUP BY 1 ORDER BY 1`

/** What all tables hold at this moment: for a small farm only. */
export async function rowsOf(db: Database['db']): Promise<Rows> {
  const all = await db.$queryRawUnsafe<{ name: string; keys: string[] }[]>(tableSql)
  const tables = all.filter(({ name }) => !leftOut.has(name))
  const parts = tables.map(
    ({ name }) => `SELECT '${name}' AS name, to_jsonb(t) ${late[name] ?? ''} AS row FROM "${name}" t`,
  )
  const found = await db.$queryRawUnsafe<{ name: string; row: Row }[]>(parts.join(' UNION ALL '))
  const rows = new Map(tables.map(({ name }) => [name, new Map<string, Row>()]))
  const keys = new Map(tables.map((table) => [table.name, table.keys]))
  for (const { name, row } of found) {
    rows.get(name)?.set(JSON.stringify(keys.get(name)?.map((key) => row[key])), row)
  }
  return rows
}
