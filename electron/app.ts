import { mkdirSync } from 'node:fs'
import type { TestStep } from './contract/base.ts'
import type { AppState } from './contract/setup/system.ts'
import { systemBinding } from './connections/serial/serial-port.ts'
import { type DemoFarm, openDemoFarm } from './demo/demo-farm.ts'
import { createAppRouter } from './app-router.ts'
import { createFarm, type Farm } from './farm.ts'
import { databaseFolder, farmFolder } from './platform/farm-folder.ts'
import { type Choice, createLifecycle, setupRoutes, systemRoutes } from './features/setup/index.ts'
import { createHealth } from './features/setup/health.ts'
import { type Intake, openIntake } from './intake.ts'
import { systemClock } from './platform/clock.ts'
import { type DatabaseTarget, openDatabase, type SpawnWorker, testDatabase } from './platform/database/index.ts'
import { type Cipher, openSecrets } from './platform/secrets/index.ts'
import { lockFolder } from './platform/folder-lock.ts'
import { createLog, type Log } from './platform/log.ts'
import type { PrintHost } from './platform/print-host.ts'
import { type OpenStore, openSettings, type SettingsFile } from './platform/settings-file.ts'
import type { Secrets } from './platform/secrets/index.ts'
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
  /** The page about the door for programs, while that serves this computer only. */
  docsHere: () => string | null
  stop: () => Promise<void>
}

const tickMs = 1000
const emulator = /^http:\/\/127\.0\.0\.1:\d+\//

function targetOf(folder: string, { start, url }: Choice): DatabaseTarget {
  if (start === 'join') return { kind: 'server', url: url ?? '' }
  return { kind: 'embedded', dir: databaseFolder(folder) }
}

function whereOf(target: DatabaseTarget): string {
  if (target.kind === 'embedded') return target.dir
  const { host, pathname } = new URL(target.url)
  return host + pathname
}

/**
 * The whole application, without a door: what it needs of its host comes in, its router goes out. The only place that
 * creates things and joins them. Throws `FolderInUse` when another process has the data folder.
 */
export async function createApp(options: AppOptions): Promise<App> {
  const { dataDir, spawnWorker, migrationsDir } = options
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const unlock = options.unlock ?? lockFolder(dataDir)
  const now = systemClock
  const { log, close: closeLog } = createLog(dataDir, options.logLevel ?? 'info')
  const settings = openSettings(dataDir, options.openStore, now())
  const secrets = await openSecrets({ folder: dataDir, osCipher: options.osCipher })
  let intake: Intake | null = null
  let demo: DemoFarm | null = null
  const leave = async () => {
    const [left, leftDemo] = [intake, demo]
    intake = null
    demo = null
    await leftDemo?.stop()
    await left?.stop()
  }

  const hear = async (folder: string, choice: Choice): Promise<Intake> => {
    demo ??= choice.start === 'demo' ? await openDemoFarm({ settings, log }) : null
    const binding = demo?.binding ?? (await systemBinding())
    intake ??= openIntake({ folder, settings: demo?.settings ?? settings, secrets, binding, now, log })
    const own = intake
    // Chambers are heard, and their readings kept, while the database is still away.
    if (own.registry.all().length > 0) await own.listen()
    return own
  }

  const openFarm: Parameters<typeof createLifecycle<Farm>>[0]['open'] = async (choice, onState, signal) => {
    const folder = farmFolder(dataDir, choice)
    mkdirSync(folder, { recursive: true })
    const target = targetOf(folder, choice)
    // The database takes longest, so it is begun first.
    const opening = openDatabase(target, { migrationsDir, spawnWorker, onState, signal })
    const [opened, heard] = await Promise.allSettled([opening, hear(folder, choice)])
    if (opened.status === 'rejected') throw opened.reason
    const database = opened.value
    if (heard.status === 'rejected') {
      await database.close()
      throw heard.reason
    }
    const own = heard.value
    const kind = choice.start === 'join' ? 'server' : choice.start === 'demo' ? 'demo' : 'embedded'
    const farm = await createFarm({
      database,
      intake: own,
      settings,
      secrets,
      kind,
      where: whereOf(target),
      dataDir,
      resourcesDir: options.resourcesDir,
      printHost: options.printHost ?? null,
      openApiDoor: async (at) => {
        const { openApiDoor } = await import('./transports/api-door.ts') // start-up does not pay for a door that is shut
        return openApiDoor({ ...at, router, version: options.version, log })
      },
      databasePassword: target.kind === 'server' ? decodeURIComponent(new URL(target.url).password) : null,
      onConfig: () =>
        void lifecycle.refresh().catch((error: unknown) => log.warn({ err: error }, 'the name was not read')),
      now,
      log,
      ...(emulator.test(options.paymongoUrl ?? '') && { paymongo: { url: options.paymongoUrl ?? '' } }),
    })
    try {
      await demo?.start(farm)
    } catch (error) {
      await farm.stop() // nobody has it yet: its folder must not stay locked
      throw error
    }
    return farm
  }

  const lifecycle = createLifecycle<Farm>({
    settings,
    secrets,
    databaseUrl: options.databaseUrl,
    open: openFarm,
    onLeft: leave,
    host: options.host,
    version: options.version,
    log,
  })

  const { health, look } = createHealth(() => ({
    database: lifecycle.farm()?.database.state() ?? null,
    waiting: intake?.spool.waiting() ?? 0,
    dead: intake?.spool.dead() ?? 0,
    stuck: lifecycle.farm()?.drainStuck() ?? false,
    broker: intake?.broker.state.get() ?? { state: 'off' },
    ports: intake?.ports.rows.get() ?? [],
  }))
  const ticking = setInterval(() => {
    intake?.hearing.tick()
    look()
  }, tickMs)

  async function* testAddress(url: string): AsyncGenerator<TestStep, void> {
    for await (const { step, ok, detail, data } of testDatabase(url, { migrationsDir })) {
      yield { step, ok, code: detail, data: data ?? {} }
    }
  }
  const router: AppRouter = createAppRouter({
    always: {
      system: systemRoutes({ lifecycle, health }),
      setup: setupRoutes({ lifecycle, testDatabase: testAddress }),
    },
    farm: lifecycle.farm,
    phase: () => lifecycle.state.get().phase,
    now,
    log,
  })

  // After the host has opened its door: the page is fetched while the database client is made, which holds this thread.
  const starting = setImmediate(() => void lifecycle.start())
  return {
    router,
    settings,
    secrets,
    log,
    docsHere: () => lifecycle.farm()?.door.docsHere() ?? null,
    stop: async () => {
      clearInterval(ticking)
      clearImmediate(starting)
      await lifecycle.stop()
      await leave()
      await closeLog()
      unlock()
    },
  }
}
