import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseRefused } from './database-refused.ts'
import { fateOf } from './fate.ts'
import { isSameMigration, type MigrationFile } from './migration-files.ts'

/** One session of the database: a whole script at once, and single statements with parameters. */
export interface SqlSession {
  exec(script: string): Promise<void>
  query(sql: string, params?: unknown[]): Promise<Record<string, unknown>[]>
}

export interface MigrateOptions {
  onProgress?: (migration: string, done: number, of: number) => void
  lockTimeoutMs?: number
  signal?: AbortSignal | undefined
}

// The key of Prisma's own `migrate deploy`: the two never run at the same time.
const prismaAdvisoryLock = 72_707_369
// In `logs` of a started row: our runner is inside one transaction, so nothing of it stays if the runner dies.
const inTransactionMark = 'in-transaction'

// Word for word the table that Prisma makes (prisma-engines, sql_migration_persistence.rs).
const historyTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0)`

interface HistoryRow {
  id: string
  checksum: string
  name: string
  finished: boolean
  rolledBack: boolean
  logs: string | null
}

/**
 * Brings the database to this version and returns the names of the migrations it applied.
 * Safe with any number of runners; each migration is one transaction; recorded as Prisma records it.
 * @throws DatabaseRefused NEWER, EDITED, HALF_APPLIED (nothing touched), MIGRATION_FAILED (rolled back), LOCKED
 */
export async function migrate(
  session: SqlSession,
  files: readonly MigrationFile[],
  options: MigrateOptions = {},
): Promise<string[]> {
  await takeLock(session, options)
  try {
    const history = await readHistory(session)
    const todo = planMigrations(files, history)
    for (const row of history.filter(isOurLeftover)) await markRolledBack(session, row.id)
    if (todo.length === 0) return []
    await session.exec(historyTable)
    for (const [index, file] of todo.entries()) {
      options.onProgress?.(file.name, index, todo.length)
      await applyOne(session, file)
    }
    return todo.map((file) => file.name)
  } finally {
    // When the connection is gone the server has let the lock go already.
    await session.query(`SELECT pg_advisory_unlock(${prismaAdvisoryLock})`).catch(() => undefined)
  }
}

/** What is there and what is missing, without a lock and without a change; nothing is refused. */
export async function inspectMigrations(session: SqlSession, files: readonly MigrationFile[]) {
  const history = await readHistory(session)
  const applied = history.filter(isApplied)
  const fileNames = new Set(files.map((file) => file.name))
  const names = new Set(applied.map((row) => row.name))
  return {
    applied: applied.length,
    pending: files.filter((file) => !names.has(file.name)).map((file) => file.name),
    unknown: applied.filter((row) => !fileNames.has(row.name)).map((row) => row.name),
  }
}

const isApplied = (row: HistoryRow) => row.finished && !row.rolledBack
const isStarted = (row: HistoryRow) => !row.finished && !row.rolledBack
const isOurLeftover = (row: HistoryRow) => isStarted(row) && row.logs === inTransactionMark

/**
 * The first migration that is missing, how many were applied, and how many rows of our own runs that were cut off wait to
 * be marked; without a lock and without a change.
 * @throws DatabaseRefused as `migrate` does
 */
export async function nextMigration(session: SqlSession, files: readonly MigrationFile[]) {
  const history = await readHistory(session)
  return {
    next: planMigrations(files, history)[0]?.name,
    applied: history.filter(isApplied).length,
    leftovers: history.filter(isOurLeftover).length,
  }
}

// Compares files and history; refuses what a program must not repair by itself.
function planMigrations(files: readonly MigrationFile[], history: readonly HistoryRow[]): MigrationFile[] {
  const applied = new Map(history.filter(isApplied).map((row) => [row.name, row]))
  const fileNames = new Set(files.map((file) => file.name))
  for (const name of applied.keys()) {
    if (!fileNames.has(name)) {
      const sentence = `This database was made by a newer version of MASH Desktop (it has the migration ${name}). Nothing was changed. Update the application on this computer, then open it again.`
      throw new DatabaseRefused('NEWER', sentence, { data: { migration: name } })
    }
  }
  for (const file of files) {
    const row = applied.get(file.name)
    if (row && !isSameMigration(file, row.checksum)) {
      const sentence = `The migration ${file.name} is not the one that was applied to this database. Nothing was changed. Install an unmodified version of the application.`
      throw new DatabaseRefused('EDITED', sentence, { data: { migration: file.name } })
    }
  }
  const stuck = history.find((row) => isStarted(row) && !isOurLeftover(row))
  if (stuck) {
    const sentence = `The migration ${stuck.name} was begun by another tool and never finished. Nothing was changed. Finish or undo it with that tool (prisma migrate resolve), or restore a backup.`
    throw new DatabaseRefused('HALF_APPLIED', sentence, { data: { migration: stuck.name } })
  }
  return files.filter((file) => !applied.has(file.name))
}

async function takeLock(session: SqlSession, { lockTimeoutMs = 60_000, signal }: MigrateOptions): Promise<void> {
  const end = performance.now() + lockTimeoutMs
  for (;;) {
    const [row] = await session.query(`SELECT pg_try_advisory_lock(${prismaAdvisoryLock}) AS ok`)
    if (row?.['ok'] === true) return
    if (performance.now() > end) {
      const sentence =
        'Another program is changing this database and has not finished. Wait for it, or close it, then try again.'
      throw new DatabaseRefused('LOCKED', sentence)
    }
    await delay(200, undefined, signal ? { signal } : {})
  }
}

async function readHistory(session: SqlSession): Promise<HistoryRow[]> {
  const [exists] = await session.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS ok`)
  if (exists?.['ok'] !== true) return []
  const rows = await session.query(
    `SELECT id, checksum, migration_name, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS rolled_back, logs
     FROM _prisma_migrations ORDER BY started_at`,
  )
  return rows.map((row) => ({
    id: String(row['id']),
    checksum: String(row['checksum']),
    name: String(row['migration_name']),
    finished: row['finished'] === true,
    rolledBack: row['rolled_back'] === true,
    logs: typeof row['logs'] === 'string' ? row['logs'] : null,
  }))
}

const markRolledBack = (session: SqlSession, id: string) =>
  session.query('UPDATE _prisma_migrations SET rolled_back_at = clock_timestamp() WHERE id = $1', [id])

async function applyOne(session: SqlSession, file: MigrationFile): Promise<void> {
  const id = randomUUID()
  await session.query(
    'INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, logs) VALUES ($1, $2, $3, clock_timestamp(), $4)',
    [id, file.checksum, file.name, file.ownTransaction ? inTransactionMark : null],
  )
  try {
    if (file.ownTransaction) await session.exec('BEGIN')
    await session.exec(file.sql)
    await session.query(
      'UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1, logs = NULL WHERE id = $1',
      [id],
    )
    if (file.ownTransaction) await session.exec('COMMIT')
  } catch (cause) {
    await recordFailure(session, { id, file, cause })
    // The server went away: it rolled back, and whoever comes next begins again.
    if (fateOf(cause) !== 'final') throw cause
    const sentence = `The migration ${file.name} failed and was undone: ${messageOf(cause)}. Report it with this text; the database is as it was before.`
    throw new DatabaseRefused('MIGRATION_FAILED', sentence, { cause, data: { migration: file.name } })
  }
}

async function recordFailure(session: SqlSession, failed: { id: string; file: MigrationFile; cause: unknown }) {
  try {
    if (failed.file.ownTransaction) await session.exec('ROLLBACK')
    const undone = failed.file.ownTransaction ? 'clock_timestamp()' : 'NULL'
    const update = `UPDATE _prisma_migrations SET logs = $2, rolled_back_at = ${undone} WHERE id = $1`
    await session.query(update, [failed.id, messageOf(failed.cause)])
  } catch {
    // The connection is gone: the server rolled back by itself, and the next runner clears the started row.
  }
}

const messageOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause))
