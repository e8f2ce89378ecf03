import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from './database.ts'
import type { TestFarm } from './test-farm.ts'

/** Whatever is kept, by name: another mark of a table or a file means that something was written there. */
export type Marks = ReadonlyMap<string, string>

/** What the door itself writes about a call: left out by name, each for its reason. */
const ofTheDoor = new Set([
  'audit_logs', // the row of an export; looked at by itself
  'audit_chain', // the end of the same trail
  'security_logs', // who tried what
  'api_usage_logs', // a program's call was counted
  'rate_limit_logs',
])

/** Every column of a session but when it was last heard of: that is written a moment after a call, and never waited for. */
const sessions = `SELECT md5(string_agg((to_jsonb(s) - 'last_activity')::text, ',' ORDER BY id)) FROM sessions s`
/** A row that was written, even with what it said before, has a place or a transaction of its own. */
const versions = (table: string) =>
  `SELECT count(*) || ' ' || md5(string_agg(ctid::text || xmin::text, ',' ORDER BY ctid)) FROM "${table}"`

async function tableMarks(db: Database['db']): Promise<[string, string][]> {
  const tables = await db.$queryRawUnsafe<{ name: string }[]>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  )
  const wanted = tables.map(({ name }) => name).filter((name) => !ofTheDoor.has(name))
  const parts = wanted.map(
    (name) => `SELECT '${name}' AS name, (${name === 'sessions' ? sessions : versions(name)}) AS mark`,
  )
  const rows = await db.$queryRawUnsafe<{ name: string; mark: string | null }[]>(parts.join(' UNION ALL '))
  return rows.map(({ name, mark }) => [name, mark ?? ''])
}

/** The index of a SQLite log is rewritten by readers too; settings are looked at by themselves. */
const isNoise = (name: string) => name.endsWith('-shm') || name === 'settings.json'

function fileMarks(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !isNoise(entry.name))
    .map(({ parentPath, name }) => {
      const file = join(parentPath, name)
      return [name, createHash('sha256').update(readFileSync(file)).digest('hex')]
    })
}

/** What the farm's tables and this desktop's folder hold at this moment. */
export async function marksOf(db: Database['db'], { folder, settings }: Pick<TestFarm, 'folder' | 'settings'>) {
  // What is remembered of the trail is a note about the trail, as its rows are.
  const { auditAnchors: _, ...kept } = settings.get()
  const marks: [string, string][] = [
    ...(await tableMarks(db)),
    ...fileMarks(folder),
    ['settings', JSON.stringify(kept)],
  ]
  return new Map(marks)
}

/** The names of what was written between two looks. */
export const writtenBetween = (before: Marks, after: Marks): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name)).toSorted()
