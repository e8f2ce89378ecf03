import type { TestStep } from '../../contract/base.ts'
import type { DatabaseView } from '../../contract/settings/settings.ts'
import type { Clock } from '../../platform/clock.ts'
import { inTransaction, type OpenDatabase } from '../../platform/database/index.ts'
import { refuse } from '../../platform/result.ts'

export type DatabaseDeps = {
  database: OpenDatabase
  kind: DatabaseView['kind']
  /** Folder or address, without a password. */
  where: string
  spool: { waiting: () => number; dead: () => number }
  now: Clock
}

export async function readDatabase({ database, kind, where, spool }: DatabaseDeps): Promise<DatabaseView> {
  const [row] = await database.read(
    (db) => db.$queryRaw<{ migration: string | null; size: number; readings: number }[]>`
      SELECT (SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name DESC LIMIT 1) AS migration,
        pg_database_size(current_database())::float8 AS size,
        (SELECT COALESCE(sum(n), 0)::float8 FROM sensor_rollups WHERE step = 21600) AS readings`,
  )
  return {
    kind,
    where,
    transport: database.transport,
    migration: row?.migration ?? null,
    sizeBytes: row?.size ?? null,
    readings: row?.readings ?? null,
    waiting: spool.waiting(),
    dead: spool.dead(),
  }
}

const seconds = (ms: number) => Math.round(ms / 100) / 10

/** The open database, step by step: it answers, it takes a write (rolled back), its clock agrees with ours. */
export async function* testOpenDatabase(deps: Pick<DatabaseDeps, 'database' | 'now'>): AsyncGenerator<TestStep, void> {
  const { database } = deps
  try {
    yield { step: 'answers', ok: true, code: 'ANSWERS', data: { ms: Math.round(await database.ping()) } }
    const offMs = await clockOffMs(deps)
    const writes = await takesWrite(deps)
    yield { step: 'writes', ok: writes, code: writes ? 'WRITES' : 'READ_ONLY', data: {} }
    const fine = Math.abs(offMs) < 30_000
    yield {
      step: 'clock',
      ok: fine ? true : 'warn',
      code: fine ? 'CLOCK_AGREES' : 'CLOCK_OFF',
      data: { seconds: seconds(offMs) },
    }
  } catch (error) {
    const { state } = database.state()
    yield {
      step: 'answers',
      ok: false,
      code: 'NO_ANSWER',
      data: { state, detail: error instanceof Error ? error.name : '' },
    }
  }
}

/** Against the middle of the question's own time. */
async function clockOffMs({ database, now }: Pick<DatabaseDeps, 'database' | 'now'>): Promise<number> {
  const asked = now().getTime()
  const [row] = await database.write(
    (db) => db.$queryRaw<{ now: number }[]>`SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now`,
  )
  return (row?.now ?? 0) - (asked + now().getTime()) / 2
}

/** Writes a row and takes it back. */
async function takesWrite({ database, now }: Pick<DatabaseDeps, 'database' | 'now'>): Promise<boolean> {
  try {
    await inTransaction(database, async (tx) => {
      await tx.systemConfig.create({ data: { key: `test.${String(now().getTime())}`, value: true } })
      return refuse('ONLY_A_TEST')
    })
    return true
  } catch {
    return false
  }
}
