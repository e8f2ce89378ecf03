import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient, type RouterClient } from '@orpc/server'
import Conf from 'conf'
import { createAppRouter } from '../../electron/app-router.ts'
import { systemBinding } from '../../electron/connections/serial/serial-port.ts'
import type { UserRole } from '../../electron/contract/identity/person.ts'
import type { Caller } from '../../electron/contract/routes.ts'
import { createFarm, type Farm } from '../../electron/farm.ts'
import { createPasswords } from '../../electron/features/identity/sign-in/passwords.ts'
import { openIntake } from '../../electron/intake.ts'
import { type Clock, systemClock } from '../../electron/platform/clock.ts'
import type { JobTiming } from '../../electron/platform/jobs.ts'
import { type Log, silentLog } from '../../electron/platform/log.ts'
import type { PrintHost } from '../../electron/platform/print-host.ts'
import { openSecrets, type Secrets } from '../../electron/platform/secrets/index.ts'
import { openSettings, type SettingsFile } from '../../electron/platform/settings-file.ts'
import { createTasks } from '../../electron/platform/worker/index.ts'
import { openApiDoor } from '../../electron/transports/api-door.ts'
import type { AppRouter } from '../../electron/transports/router.ts'
import { type Database, spawnTaskWorker } from './database.ts'

/** Fits the rule; every person that a test makes has it unless it says otherwise. */
export const testPassword = 'Kabute-2026'
/** Of the fewest rounds that bcrypt has: what a farm's people are tested for is seldom how long they wait. */
export const quickPasswords = createPasswords(4)
const hashed = quickPasswords.hash(testPassword)

export type TestClient = RouterClient<AppRouter>

/** A desk with nobody at it yet: calls go through the real router, and the session stays in its slot. */
export type TestDesk = { client: TestClient; caller: Caller }

export type TestFarm = {
  farm: Farm
  router: AppRouter
  settings: SettingsFile
  secrets: Secrets
  folder: string
  /** A desk of its own; `deviceId` puts two callers at one. */
  desk: (more?: Partial<Caller>) => TestDesk
  /** A desk at which this person has signed in by password. */
  signedIn: (login: string, more?: Partial<Caller>) => Promise<TestDesk>
  stop: () => Promise<void>
}

let desks = 0

/** A whole farm on a test's database, without a door: what `createApp` opens, with a clock that the test may move. */
export async function openTestFarm(
  own: Pick<Database, 'open' | 'url'>,
  options: {
    now?: Clock
    databasePassword?: string | null
    folder?: string
    jobTiming?: Partial<JobTiming>
    log?: Log
    onConfig?: () => void
    /** What they cost is not made less. */
    passwords?: 'as shipped'
    /** PayMongo's emulator. */
    paymongo?: { url: string; timeoutMs?: number }
    printHost?: PrintHost
  } = {},
): Promise<TestFarm> {
  const { now = systemClock, databasePassword = null } = options
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'mash-farm-'))
  const settings = openSettings(folder, (cwd, configName) => new Conf({ cwd, configName }), now())
  const bus = process.env.DBUS_SESSION_BUS_ADDRESS
  process.env.DBUS_SESSION_BUS_ADDRESS = '' // a keychain of the person who runs the tests is none of our business
  const secrets = await openSecrets({ folder })
  if (bus !== undefined) process.env.DBUS_SESSION_BUS_ADDRESS = bus
  const deps = { settings, secrets, now, log: silentLog }
  const intake = openIntake({ ...deps, folder, binding: await systemBinding() })
  const tasks = createTasks({ spawn: spawnTaskWorker })
  const farm = await createFarm({
    ...deps,
    tasks,
    database: own.open,
    intake,
    kind: 'server',
    where: own.url,
    databasePassword,
    jobTiming: options.jobTiming ?? {},
    ...(options.passwords !== 'as shipped' && { passwords: quickPasswords }),
    dataDir: folder,
    resourcesDir: join(import.meta.dirname, '..', '..', 'resources'),
    printHost: options.printHost ?? null,
    openApiDoor: (at) => openApiDoor({ ...at, router, version: '0.0.0', log: options.log ?? silentLog }),
    ...(options.onConfig && { onConfig: options.onConfig }),
    // Without an emulator nobody listens: no test ever asks PayMongo itself.
    paymongo: options.paymongo ?? { url: 'http://127.0.0.1:9/v1' },
  })
  void farm.opened()
  const nothing = {} as Parameters<typeof createAppRouter>[0]['always']
  const log = options.log ?? silentLog
  const router: AppRouter = createAppRouter({ always: nothing, farm: () => farm, phase: () => 'ready', now, log })

  const desk: TestFarm['desk'] = (more) => {
    let token: string | null = null
    const caller: Caller = {
      via: 'test',
      session: { get: () => token, set: (given) => void (token = given), clear: () => void (token = null) },
      deviceId: `desk-${(desks += 1)}`,
      ipAddress: '127.0.0.1',
      userAgent: 'test',
      ...more,
    }
    return { caller, client: createRouterClient(router, { context: caller }) }
  }
  return {
    farm,
    router,
    settings,
    secrets,
    folder,
    desk,
    signedIn: async (login, more) => {
      const own = desk(more)
      const answer = await own.client.identity.signIn({ login, password: testPassword, stay: false })
      if (!answer.done) throw new Error(`${login} has a second factor`)
      return own
    },
    stop: async () => {
      await intake.stop()
      await farm.stop()
      tasks.stop()
      if (!options.folder) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Someone who works here, with `testPassword`. */
export async function addPerson(
  db: Database['db'],
  person: {
    email: string
    role?: UserRole
    firstName?: string
    username?: string
    isActive?: boolean
    password?: string
  },
): Promise<{ id: string; email: string }> {
  const { role = 'USER', firstName = 'Ana', password = await hashed, ...rest } = person
  return db.user.create({
    data: { ...rest, role, firstName, lastName: 'Reyes', password, emailVerified: true },
    select: { id: true, email: true },
  })
}
