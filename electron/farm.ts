import type { Me } from './contract/identity.ts'
import type { Caller, Routes } from './contract/routes.ts'
import type { Owner } from './contract/setup.ts'
import type { DatabaseView } from './contract/settings.ts'
import { chambersRoutes, portsRoutes, startPresence } from './features/chambers/index.ts'
import {
  createOwner,
  createSessionReader,
  identityRoutes,
  needsOwner,
  openSession,
  systemUserId,
} from './features/identity/index.ts'
import { settingsRoutes } from './features/settings/index.ts'
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
  now: Clock
  log: Log
}

const maintainMs = 6 * 3_600_000 // the embedded database never tidies up by itself
const rereadMs = 60_000 // another desktop may have registered or renamed a chamber

export async function createFarm(deps: FarmDeps) {
  const { database, intake, settings, secrets, now, log } = deps
  const { registry, hearing, spool, spooled, ports, broker } = intake
  const systemUser = await systemUserId(database)
  const sessions = createSessionReader({ database, now })
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

  const routes: FarmRoutes = {
    identity: identityRoutes({ database, now, sessions }),
    chambers: chambersRoutes(chamberDeps),
    ports: portsRoutes(ports, settings),
    telemetry: telemetryRoutes({ database, now, spooled, chambers: registry }),
    settings: settingsRoutes({ broker, secrets, database, kind: deps.kind, where: deps.where, spool }),
  }

  return {
    database,
    routes,
    sessions,
    chamberDeps,
    drainStuck: () => drain.stuck(),
    needsOwner: () => needsOwner(database),
    farmName: async (): Promise<string | null> => {
      const row = await database.read((db) => db.systemConfig.findUnique({ where: { key: 'site.name' } }))
      return typeof row?.value === 'string' ? row.value : null
    },
    createOwner: (owner: Owner) => createOwner(database, owner),
    signInFirst: async (userId: string, caller: Caller): Promise<Me> => {
      await openSession({ database, now }, userId, caller, false)
      const me = await sessions.who(caller.session.get())
      if (!me) throw new Error('the session that was just opened can not be read')
      return me
    },
    async stop() {
      clearInterval(reread)
      clearInterval(maintaining)
      stopListening()
      stopPresence()
      stopRelabel()
      await drain.stop()
      await database.close()
    },
  }
}
