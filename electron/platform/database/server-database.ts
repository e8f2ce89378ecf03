import { setTimeout as delay } from 'node:timers/promises'
import { DriverAdapterError } from '@prisma/driver-adapter-utils'
import { callsOn, clientOn } from './client-of.ts'
import { DatabaseRefused } from './database-refused.ts'
import { fateOf } from './fate.ts'
import { guardAdapter } from './guarded-adapter.ts'
import { watchForLoss } from './loss-watch.ts'
import { migrate } from './migrate.ts'
import { readMigrations } from './migration-files.ts'
import { refusalOf, refusalOfUrl } from './refusal-of.ts'
import { adapterFor, connectDirectly, poolAddress, type ServerTiming, type Transport } from './server-connection.ts'
import { executeOn } from './server-execute.ts'
import { chooseTransport } from './server-reach.ts'
import { parseServerUrl, type ServerAddress } from './server-url.ts'
import { refuseReadOnly } from './session-settings.ts'
import { createStateKeeper, type StateKeeper } from './state-keeper.ts'
import type { DatabaseTarget, OpenDatabase, OpenDeps } from './types.ts'

type ServerTarget = Extract<DatabaseTarget, { kind: 'server' }>

interface Opening {
  target: ServerTarget
  address: ServerAddress
  timing: ServerTiming
  deps: OpenDeps
  keeper: StateKeeper
}

/**
 * Opens PostgreSQL or Neon: finds a road, migrates past the pooler, gives a client that survives what a network does.
 * @throws DatabaseRefused with the cure, once `openMs` is over or at once when waiting does not help
 */
export async function openServerDatabase(
  target: ServerTarget,
  deps: OpenDeps,
  timing: ServerTiming,
): Promise<OpenDatabase> {
  const parsed = parseServerUrl(target.url)
  if (!parsed.ok) throw refusalOfUrl(parsed.refusal)
  const keeper = createStateKeeper(deps.onState)
  const opening: Opening = { target, address: parsed.value, timing, deps, keeper }
  const { transport, schema, address } = await connectAndMigrate(opening)

  const watch = watchForLoss(keeper)
  const adapter = adapterFor(address, transport, {
    ...{ timing, schema },
    onIdleLoss: () => {
      watch.onIdleLoss()
    },
  })
  const db = clientOn(guardAdapter(adapter.factory, watch))
  const calls = callsOn(db, timing, () => keeper.state().state === 'lost')
  watch.probeWith(calls.ping)
  keeper.set({ state: 'ready' })
  return {
    db,
    kind: 'server',
    transport: transport.kind,
    state: keeper.state,
    onState: keeper.onState,
    ...calls,
    async execute(text, values) {
      try {
        await db.$connect()
        const pool = adapter.pool()
        if (!pool) throw new DriverAdapterError({ kind: 'DatabaseNotReachable' })
        const rows = await executeOn(pool, text, values)
        watch.onAnswer()
        return rows
      } catch (error) {
        watch.onError(error)
        throw error
      }
    },
    // A server has its own autovacuum and checkpoints.
    maintain: () => Promise.resolve(),
    async close() {
      watch.stop()
      keeper.set({ state: 'closed' })
      await db.$disconnect()
    },
  }
}

/** How the farm is reached: which way, where its tables are, and by which of two addresses the pool asks. */
type Road = { transport: Transport; schema: string; address: ServerAddress }

// Tries again while the server is asleep, starting or away; anything else is for the person to cure.
async function connectAndMigrate(opening: Opening): Promise<Road> {
  const { address, timing, deps } = opening
  const end = performance.now() + timing.openMs
  for (let pauseMs = 250; ; pauseMs = Math.min(4_000, pauseMs * 2)) {
    try {
      return await tryOnce(opening)
    } catch (error) {
      if (deps.signal?.aborted)
        throw new DatabaseRefused('ABORTED', 'Opening the database was stopped.', { cause: error })
      const isOurs = error instanceof DatabaseRefused
      if (isOurs || fateOf(error) === 'final' || performance.now() + pauseMs > end) throw refusalOf(error, address)
      await delay(pauseMs)
    }
  }
}

async function tryOnce({ target, address, timing, deps, keeper }: Opening): Promise<Road> {
  deps.signal?.throwIfAborted()
  keeper.set({ state: 'opening', detail: 'CONNECTING' })
  const transport = await chooseTransport(address, {
    transport: target.transport ?? 'auto',
    proxy: target.webSocketProxy,
    blockedMs: timing.blockedMs,
  })
  if (transport.kind === 'websocket') keeper.set({ state: 'opening', detail: 'CONNECTING_WEBSOCKET' })
  const connection = await connectDirectly(address, transport, timing)
  try {
    await refuseReadOnly(connection.session)
    await migrate(connection.session, readMigrations(deps.migrationsDir), {
      onProgress: (migration, done, of) => keeper.set({ state: 'migrating', migration, done, of }),
      signal: deps.signal,
    })
  } finally {
    await connection.close()
  }
  const { schema } = connection
  return { transport, schema, address: await poolAddress(address, transport, { timing, schema }) }
}
