import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { callsOn, clientOn } from './client-of.ts'
import { embeddedAdapter } from './embedded-adapter.ts'
import { EmbeddedLink } from './embedded-link.ts'
import { guardAdapter } from './guarded-adapter.ts'
import { migrate, nextMigration, type SqlSession } from './migrate.ts'
import { type MigrationFile, readMigrations } from './migration-files.ts'
import { createStateKeeper, type StateKeeper } from './state-keeper.ts'
import type { DatabaseTarget, OpenDatabase, OpenDeps } from './types.ts'

type EmbeddedTarget = Extract<DatabaseTarget, { kind: 'embedded' }>

export interface EmbeddedTiming {
  /** After this long without an answer a query is a runaway. */
  runawayMs: number
  /** How long a call waits while a dead worker is replaced. */
  reopenWaitMs: number
  patienceMs: number
}

export const defaultEmbeddedTiming: EmbeddedTiming = { runawayMs: 60_000, reopenWaitMs: 10_000, patienceMs: 20_000 }

// A worker that was just ended may hold the folder for a moment longer.
const reopenLockWaitMs = 5_000

/**
 * Opens the database in a folder of this computer, making it on first use.
 * @throws DatabaseRefused IN_USE, FOLDER, OTHER_FORMAT, DAMAGED and those of `migrate`
 */
export async function openEmbeddedDatabase(
  target: EmbeddedTarget,
  deps: OpenDeps,
  timing: EmbeddedTiming,
): Promise<OpenDatabase> {
  const keeper = createStateKeeper(deps.onState)
  keeper.set({ state: 'opening', detail: 'STARTING' })
  let closing = false
  const link = new EmbeddedLink({
    spawnWorker: deps.spawnWorker,
    dir: resolve(target.dir),
    runawayMs: timing.runawayMs,
    reopenWaitMs: timing.reopenWaitMs,
    isReopening: () => !closing && keeper.state().state === 'lost',
    onPreparing: () => keeper.set({ state: 'opening', detail: 'PREPARING' }),
    onDeath: () => {
      if (!closing && keeper.state().state === 'ready') void reopen(link, keeper, () => closing)
    },
  })
  // Every answer comes from our own worker, so there is nothing to watch but its death.
  const db = clientOn(guardAdapter(embeddedAdapter(link), { onAnswer: () => undefined, onError: () => undefined }))
  try {
    // The client compiles its query planner here while the engine starts in its worker.
    const started = link.start(0)
    const files = readMigrations(deps.migrationsDir)
    await Promise.all([started.then(() => migrateEmbedded(link, keeper, files, deps)), db.$connect()])
  } catch (error) {
    closing = true
    await link.kill()
    throw error
  }

  keeper.set({ state: 'ready' })
  return {
    db,
    kind: 'embedded',
    transport: 'embedded',
    state: keeper.state,
    onState: keeper.onState,
    ...callsOn(db, timing),
    execute: (text, values) =>
      values && values.length > 0
        ? link.call('query', { sql: text, params: values })
        : link.call('script', { script: text }),
    maintain: () => link.call('maintain', undefined),
    async close() {
      if (closing) return
      closing = true
      await db.$disconnect()
      // A worker that is being replaced has nothing left to put away.
      await link.call('close', undefined).catch(() => undefined)
      await link.kill()
      keeper.set({ state: 'closed' })
    },
  }
}

async function migrateEmbedded(
  link: EmbeddedLink,
  keeper: StateKeeper,
  files: readonly MigrationFile[],
  deps: OpenDeps,
): Promise<void> {
  const session: SqlSession = {
    exec: (script) => link.call('exec', { script }),
    query: (sql, params = []) => link.call('query', { sql, params }),
  }
  const { next, applied, leftovers } = await nextMigration(session, files)
  // The folder is ours alone: what was read cannot have changed since, so there is nothing to take a lock for.
  if (next === undefined && leftovers === 0) return
  if (next !== undefined && applied > 0) {
    keeper.set({ state: 'opening', detail: 'COPYING' })
    await link.call('copyAside', { migration: next })
  }
  await migrate(session, files, {
    onProgress: (migration, done, of) => keeper.set({ state: 'migrating', migration, done, of }),
    signal: deps.signal,
  })
}

async function reopen(link: EmbeddedLink, keeper: StateKeeper, isClosing: () => boolean): Promise<void> {
  keeper.set({ state: 'lost', since: new Date(), reason: 'WORKER_DIED' })
  for (let pauseMs = 100; !isClosing(); pauseMs = Math.min(15_000, pauseMs * 2)) {
    try {
      await link.start(reopenLockWaitMs)
      if (isClosing()) await link.kill()
      else keeper.set({ state: 'ready' })
      return
    } catch {
      // The state says lost until one of these succeeds; the folder may be on a disk that was unplugged.
      await link.kill()
      await delay(pauseMs)
    }
  }
}
