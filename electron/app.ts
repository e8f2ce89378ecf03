import { mkdirSync } from 'node:fs'
import { createAppRouter, createSessionOf } from './app-router.ts'
import type { TestStep } from './contract/base.ts'
import type { Caller } from './contract/routes.ts'
import type { AppState } from './contract/setup/system.ts'
import type { Farm, FarmDeps } from './farm.ts'
import { createHealth } from './features/setup/health.ts'
import { createLifecycle, type Lifecycle, setupRoutes, systemRoutes } from './features/setup/index.ts'
import { createListening, type Listening } from './listening.ts'
import { openFarm } from './open-farm.ts'
import { systemClock } from './platform/clock.ts'
import { testDatabase } from './platform/database/index.ts'
import { lockFolder } from './platform/folder-lock.ts'
import { createLog, type Log } from './platform/log.ts'
import type { PrintHost } from './platform/print-host.ts'
import { mendModes } from './platform/private-folder.ts'
import type { Secrets } from './platform/secrets/index.ts'
import { type Cipher, openSecrets } from './platform/secrets/index.ts'
import { type OpenStore, openSettings, type SettingsFile } from './platform/settings-file.ts'
import { createTasks, type SpawnWorker } from './platform/worker/index.ts'
import type { AppRouter } from './transports/router.ts'

export type AppOptions = {
  dataDir: string
  /** Lets go of the data folder, when the host holds it already. */
  unlock?: (() => void) | undefined
  host: AppState['host']
  version: string
  migrationsDir: string
  /** Fonts and templates of papers. */
  resourcesDir: string
  /** Where paper is printed without a question. */
  printHost?: PrintHost | undefined
  openStore: OpenStore
  spawnWorker: SpawnWorker
  /** Starts one that does long work: task-worker.ts. */
  spawnTaskWorker: SpawnWorker
  /** Given on the command line: joins that database for this run only. */
  databaseUrl?: string | undefined
  /** Electron's cipher, where there is one. */
  osCipher?: (() => Promise<Cipher | null>) | undefined
  logLevel?: string
  /** An emulator of PayMongo on this computer, for tests. Any other address is ignored: the farm's key goes to them alone. */
  paymongoUrl?: string | undefined
}

export type App = {
  readonly router: AppRouter
  readonly settings: SettingsFile
  readonly secrets: Secrets
  readonly log: Log
  /** The id of the session that a caller has; null: a guest, or nobody can tell at the moment. */
  readonly sessionOf: (caller: Caller) => Promise<string | null>
  /** The page about the door for programs, while that serves this computer only. */
  docsHere: () => string | null
  stop: () => Promise<void>
}

const tickMs = 1000
const emulator = /^http:\/\/127\.0\.0\.1:\d+\//

/** What is this desktop's own, whichever farm it works with. Throws `FolderInUse` when another process has the folder. */
async function openDesk({ dataDir, ...options }: AppOptions) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const unlock = options.unlock ?? lockFolder(dataDir)
  const now = systemClock
  const unmended = mendModes(dataDir)
  const { log, close: closeLog } = createLog(dataDir, options.logLevel ?? 'info')
  if (unmended) log.warn({ err: unmended }, 'others on this computer may be able to read files of the data folder')
  const settings = openSettings(dataDir, options.openStore, now())
  const secrets = await openSecrets({ folder: dataDir, osCipher: options.osCipher })
  const tasks = createTasks({ spawn: options.spawnTaskWorker })
  const leave = async () => {
    tasks.stop()
    await closeLog()
    unlock()
  }
  return { dataDir, now, log, settings, secrets, tasks, leave }
}

/** What the host gives to every farm. `router` is asked for when the door for programs opens, which is after all this. */
function hostsPart(options: AppOptions, log: Log, router: () => AppRouter) {
  const { resourcesDir, migrationsDir, spawnWorker, version, paymongoUrl = '' } = options
  const openApiDoor: FarmDeps['openApiDoor'] = async (at) => {
    const { openApiDoor } = await import('./transports/api-door.ts') // start-up does not pay for a door that is shut
    return openApiDoor({ ...at, router: router(), version, log })
  }
  const paymongo = emulator.test(paymongoUrl) && { paymongo: { url: paymongoUrl } }
  return { resourcesDir, migrationsDir, spawnWorker, printHost: options.printHost ?? null, openApiDoor, ...paymongo }
}

/** The four pills of the frame, looked at each second, with whatever else follows the clock. */
function startTicking(lifecycle: Lifecycle<Farm>, listening: Listening) {
  const { intake } = listening
  const { health, look } = createHealth(() => ({
    database: lifecycle.farm()?.database.state() ?? null,
    waiting: intake()?.spool.waiting() ?? 0,
    dead: intake()?.spool.dead() ?? 0,
    stuck: lifecycle.farm()?.drainStuck() ?? false,
    broker: intake()?.broker.state.get() ?? { state: 'off' },
    ports: intake()?.ports.rows.get() ?? [],
  }))
  const ticking = setInterval(() => {
    intake()?.hearing.tick()
    look()
  }, tickMs)
  return {
    health,
    stop: () => {
      clearInterval(ticking)
    },
  }
}

async function* testAddress(url: string, migrationsDir: string): AsyncGenerator<TestStep, void> {
  for await (const { step, ok, detail, data } of testDatabase(url, { migrationsDir })) {
    yield { step, ok, code: detail, data: data ?? {} }
  }
}

/**
 * The whole application, without a door: what it needs of its host comes in, its router goes out. The only place that
 * creates things and joins them. Throws `FolderInUse` when another process has the data folder.
 */
export async function createApp(options: AppOptions): Promise<App> {
  const { leave, ...desk } = await openDesk(options)
  const { settings, secrets, now, log } = desk
  const listening = createListening(desk)
  const farmDeps = {
    ...desk,
    ...hostsPart(options, log, () => router),
    listening,
    onConfig: () =>
      void lifecycle.refresh().catch((error: unknown) => log.warn({ err: error }, 'the name was not read')),
  }
  const { databaseUrl, host, version, migrationsDir } = options
  const lifecycle = createLifecycle<Farm>({
    ...{ settings, secrets, databaseUrl, host, version, log },
    open: (choice, onState, signal) => openFarm(farmDeps, { choice, onState, signal }),
    onLeft: listening.leave,
  })
  const ticking = startTicking(lifecycle, listening)
  const router: AppRouter = createAppRouter({
    always: {
      system: systemRoutes({ lifecycle, health: ticking.health }),
      setup: setupRoutes({ lifecycle, testDatabase: (url) => testAddress(url, migrationsDir) }),
    },
    farm: lifecycle.farm,
    phase: () => lifecycle.state.get().phase,
    now,
    log,
  })

  // After the host has opened its door: the page is fetched while the database client is made, which holds this thread.
  const starting = setImmediate(() => void lifecycle.start())
  return {
    ...{ router, settings, secrets, log },
    sessionOf: createSessionOf(lifecycle.farm),
    docsHere: () => lifecycle.farm()?.door.docsHere() ?? null,
    stop: async () => {
      ticking.stop()
      clearImmediate(starting)
      await lifecycle.stop()
      await listening.leave()
      await leave()
    },
  }
}
