import type { Me } from './contract/person.ts'
import type { Caller, Routes } from './contract/routes.ts'
import type { Owner } from './contract/setup.ts'
import type { DatabaseView } from './contract/settings.ts'
import { chambersRoutes, portsRoutes, startPresence } from './features/chambers/index.ts'
import { coming } from './features/coming.ts'
import {
  accountRoutes,
  createOwner,
  createSessions,
  createTickets,
  type IdentityDeps,
  identityRoutes,
  needsOwner,
  openSession,
  type PendingSignIn,
  systemUserId,
} from './features/identity/index.ts'
import { categoriesRoutes, productsRoutes, stockRoutes } from './features/inventory/index.ts'
import { cartsRoutes, ordersRoutes, paymentsRoutes, sweepCarts } from './features/orders/index.ts'
import { createDeniedLog } from './features/logs/index.ts'
import { createFarmConfig, openDataKey, settingsRoutes } from './features/settings/index.ts'
import { startDrain, telemetryRoutes } from './features/telemetry/index.ts'
import type { Intake } from './intake.ts'
import type { Clock } from './platform/clock.ts'
import type { OpenDatabase } from './platform/database/index.ts'
import type { Log } from './platform/log.ts'
import type { Secrets } from './platform/secrets/index.ts'
import type { SettingsFile } from './platform/settings-file.ts'

export type FarmRoutes = Omit<Routes, 'system' | 'setup'>

/** All that lives as long as one open database does. */
export type Farm = Awaited<ReturnType<typeof createFarm>>

export type FarmDeps = {
  database: OpenDatabase
  intake: Intake
  settings: SettingsFile
  secrets: Secrets
  kind: DatabaseView['kind']
  where: string
  /** Of a shared database's address; null for an embedded one. */
  databasePassword: string | null
  now: Clock
  log: Log
}

const maintainMs = 6 * 3_600_000 // the embedded database never tidies up by itself
const sweepMs = 5 * 60_000
const rereadMs = 60_000 // another desktop may have registered or renamed a chamber

export async function createFarm(deps: FarmDeps) {
  const { database, intake, settings, secrets, now, log } = deps
  const { registry, hearing, spool, spooled, ports, broker } = intake
  const systemUser = await systemUserId(database)
  const sessions = createSessions({ database, now, log })
  const config = createFarmConfig({ database, now })
  const session = { database, now, config }
  // Opened when it is first needed: nothing at start waits for it.
  let sealing: ReturnType<typeof openDataKey> | null = null
  const sealer = () => (sealing ??= openDataKey({ database, secrets, databasePassword: deps.databasePassword }))
  const identity: IdentityDeps = {
    ...session,
    sessions,
    sealer,
    tickets: createTickets<PendingSignIn>({ now, ttlMs: 5 * 60_000 }),
    log,
  }
  const selling = { database, now, config, log }
  const chamberDeps = { database, registry, systemUserId: systemUser, now, hearing }
  const loadRegistry = () => database.read((db) => registry.load(db, systemUser))

  await loadRegistry()
  await intake.listen()
  const drain = startDrain({ spool, database, log })
  const stopListening = spooled.listen(() => {
    drain.wake()
  })
  const stopPresence = startPresence({ database, registry, hearing, now, log })
  const stopRelabel = registry.changes.listen(() => {
    hearing.adoptKnown()
    ports.tell()
  })
  const reread = setInterval(() => {
    if (database.state().state !== 'ready') return
    loadRegistry().catch((error: unknown) => {
      log.warn({ err: error }, 'the list of chambers could not be read again')
    })
  }, rereadMs)

  const maintaining = setInterval(() => {
    database.maintain().catch((error: unknown) => {
      log.warn({ err: error }, 'the database could not be tidied up')
    })
  }, maintainMs)

  const sweeping = setInterval(() => {
    if (database.state().state !== 'ready') return
    sweepCarts(database, now()).catch((error: unknown) => {
      log.warn({ err: error }, 'old carts could not be closed')
    })
  }, sweepMs)

  const routes: FarmRoutes = {
    identity: identityRoutes(identity),
    account: accountRoutes(identity),
    people: coming('people'),
    roles: coming('roles'),
    keys: coming('keys'),
    logs: coming('logs'),
    config: coming('config'),
    mail: coming('mail'),
    providers: coming('providers'),
    products: productsRoutes({ database, now }),
    categories: categoriesRoutes({ database, now }),
    stock: stockRoutes({ database, now }),
    customers: coming('customers'),
    carts: cartsRoutes(selling),
    orders: ordersRoutes(selling),
    payments: paymentsRoutes(selling),
    chambers: chambersRoutes(chamberDeps),
    ports: portsRoutes(ports, settings),
    telemetry: telemetryRoutes({ database, now, spooled, chambers: registry }),
    settings: settingsRoutes({ broker, secrets, database, kind: deps.kind, where: deps.where, spool }),
  }

  return {
    database,
    routes,
    sessions,
    sealer,
    onDenied: createDeniedLog({ database, now, log }),
    chamberDeps,
    drainStuck: () => drain.stuck(),
    needsOwner: () => needsOwner(database),
    farmName: async (): Promise<string | null> => {
      const row = await database.read((db) => db.systemConfig.findUnique({ where: { key: 'site.name' } }))
      return typeof row?.value === 'string' ? row.value : null
    },
    createOwner: (owner: Owner) => createOwner(database, owner),
    signInFirst: async (userId: string, caller: Caller): Promise<Me> => {
      await openSession(session, { userId, caller, stay: false, method: 'PASSWORD', proven: true })
      const me = await sessions.who(caller.session.get())
      if (!me) throw new Error('the session that was just opened can not be read')
      return me
    },
    async stop() {
      clearInterval(reread)
      clearInterval(maintaining)
      clearInterval(sweeping)
      stopListening()
      stopPresence()
      stopRelabel()
      sessions.stop()
      await drain.stop()
      await database.close()
    },
  }
}
