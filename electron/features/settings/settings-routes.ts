import type { TestStep } from '../../contract/base.ts'
import type { FeatureRoutes } from '../../contract/routes.ts'
import type { DatabaseView } from '../../contract/settings/settings.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { ok } from '../../platform/result.ts'
import type { Secrets } from '../../platform/secrets/secrets.ts'
import type { BrokerService } from './broker-service.ts'

export type SettingsDeps = {
  broker: BrokerService
  secrets: Secrets
  database: OpenDatabase
  kind: DatabaseView['kind']
  /** Folder or address, without a password. */
  where: string
  spool: { waiting: () => number; dead: () => number }
}

async function readDatabase({ database, kind, where, spool }: SettingsDeps): Promise<DatabaseView> {
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
async function* testOpenDatabase(database: OpenDatabase): AsyncGenerator<TestStep, void> {
  try {
    yield { step: 'answers', ok: true, code: 'ANSWERS', data: { ms: Math.round(await database.ping()) } }
    const started = Date.now()
    const [row] = await database.write(
      (db) => db.$queryRaw<{ now: number }[]>`SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now`,
    )
    const offMs = (row?.now ?? 0) - (started + Date.now()) / 2
    const writes = await tryWrite(database)
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

const rollBack = new Error('rolled back on purpose')

async function tryWrite(database: OpenDatabase): Promise<boolean> {
  try {
    await database.db.$transaction(async (tx) => {
      await tx.systemConfig.create({ data: { key: `test.${String(Date.now())}`, value: true } })
      throw rollBack
    })
  } catch (error) {
    return error === rollBack
  }
  return false
}

export function settingsRoutes(deps: SettingsDeps): FeatureRoutes<'settings'> {
  const { broker, secrets, database } = deps
  return {
    broker: async () => ok(await broker.view()),
    saveBroker: async ({ input, audit }) => {
      audit({ entityId: 'broker', newValues: { address: input.url, embedded: input.embedded } })
      return broker.save(input)
    },
    testBroker: async ({ input, signal }) => ok(broker.test(input, signal)),
    database: async () => ok(await readDatabase(deps)),
    testDatabase: async () => ok(testOpenDatabase(database)),
    secrets: async () => ok({ backend: secrets.backend, reason: secrets.reason }),
  }
}
