import { join } from 'node:path'
import type { Me } from './contract/person.ts'
import type { Caller, Routes } from './contract/routes.ts'
import type { Owner } from './contract/setup.ts'
import type { DatabaseView } from './contract/settings.ts'
import { smtpPost } from './connections/mail/mail-post.ts'
import { createOpenid } from './connections/openid/openid-connection.ts'
import { createPaymongo } from './connections/paymongo/paymongo-client.ts'
import { chambersRoutes, portsRoutes, startPresence } from './features/chambers/index.ts'
import {
  accountRoutes,
  createInvitation,
  createOwner,
  createSessions,
  createTickets,
  type IdentityDeps,
  identityRoutes,
  needsOwner,
  openSession,
  type PendingSignIn,
  providerSettingsRoutes,
  sweepSessions,
  systemUserId,
} from './features/identity/index.ts'
import { documentsRoutes, recoverPrints } from './features/documents/index.ts'
import { customersRoutes } from './features/customers/index.ts'
import { categoriesRoutes, productsRoutes, stockRoutes } from './features/inventory/index.ts'
import { cartsRoutes, ordersRoutes, paymentsRoutes, sweepCarts } from './features/orders/index.ts'
import { draftsRoutes } from './features/drafts/index.ts'
import { createKeys, type KeysDeps } from './features/keys/index.ts'
import { createDeniedLog, logsRoutes, startAnchors } from './features/logs/index.ts'
import { configRoutes, createFarmConfig, openDataKey, settingsRoutes } from './features/settings/index.ts'
import { createMailer, mailQueue, mailRoutes } from './features/notifications/index.ts'
import { linkRoutes, paymongoRoutes, startLinkPoller } from './features/payments/index.ts'
import { type Invited, peopleRoutes, rolesRoutes } from './features/people/index.ts'
import { startDrain, telemetryRoutes } from './features/telemetry/index.ts'
import { todayRoutes } from './features/today/index.ts'
import { viewsRoutes } from './features/views/index.ts'
import type { Intake } from './intake.ts'
import { startChores } from './platform/chores.ts'
import type { Clock } from './platform/clock.ts'
import type { OpenDatabase, Tx } from './platform/database/index.ts'
import { openDraftFile } from './platform/draft-file.ts'
import { createJobs, type JobTiming } from './platform/jobs.ts'
import type { Log } from './platform/log.ts'
import type { PrintHost } from './platform/print-host.ts'
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
  /** This desktop's own, for what belongs to no farm. */
  dataDir: string
  /** The program's own fonts and templates. */
  resourcesDir: string
  /** Prints without a question; null: a browser, where a person does. */
  printHost: PrintHost | null
  openApiDoor: KeysDeps['open']
  /** A setting of the farm was changed here: its name may be another now. */
  onConfig?: () => void
  now: Clock
  log: Log
  jobTiming?: Partial<JobTiming>
  /** Another PayMongo than the real one, for tests: an emulator on this computer. */
  paymongo?: { url?: string; timeoutMs?: number }
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
  const jobs = createJobs({ database, log, queues: [mailQueue], ...(deps.jobTiming && { timing: deps.jobTiming }) })
  const mailer = createMailer({ database, jobs, smtp: smtpPost, secrets, sealer, now, log })
  const identity: IdentityDeps = {
    ...session,
    mailer,
    sessions,
    sealer,
    tickets: createTickets<PendingSignIn>({ now, ttlMs: 5 * 60_000 }),
    openid: createOpenid({ now }),
    secrets,
    log,
  }
  const drafts = openDraftFile(join(deps.dataDir, 'drafts.sqlite'), (error, keptAs) => {
    log.warn({ err: error, keptAs }, 'drafts could not be read; they are kept aside')
  })
  const selling = { database, now, config, log }
  const keys = createKeys({
    database,
    config,
    settings,
    secrets,
    folder: deps.dataDir,
    open: deps.openApiDoor,
    now,
    log,
  })
  const linking = { database, now, secrets, log, paymongo: createPaymongo(deps.paymongo) }
  const linkPoller = startLinkPoller(linking)
  const links = { ...linking, poller: linkPoller }
  const inviter = async () => {
    const key = await sealer()
    if (!key) return null
    const post = await mailer.ready()
    return {
      invite: (tx: Tx, user: Invited) => createInvitation(tx, { now, sealer: key, post }, user),
      sent: () => {
        mailer.wake()
      },
    }
  }
  const people = { database, now, sessions, systemUserId: systemUser, inviter }
  const chamberDeps = { database, registry, systemUserId: systemUser, now, hearing }
  const loadRegistry = () => database.read((db) => registry.load(db, systemUser))

  await recoverPrints({ database, now }, settings.get().installationId)
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
  const stopChores = startChores({ database, log }, [
    { what: 'read the list of chambers again', everyMs: rereadMs, run: loadRegistry },
    { what: 'tidy up the database', everyMs: maintainMs, run: () => database.maintain() },
    {
      ...{ what: 'close sessions that ran out', everyMs: sweepMs, isFirstSoon: true },
      run: () => database.write((db) => sweepSessions(db, now()), { idempotent: true }),
    },
    {
      ...{ what: 'close carts that ran out', everyMs: sweepMs, isFirstSoon: true },
      run: () => sweepCarts(database, now()),
    },
  ])
  const anchors = startAnchors({ database, settings, where: deps.where, log })

  const routes: FarmRoutes = {
    identity: identityRoutes(identity),
    account: accountRoutes(identity),
    drafts: draftsRoutes({ drafts, now }),
    people: peopleRoutes(people),
    roles: rolesRoutes(people),
    logs: logsRoutes({ database, anchors, now }),
    keys: keys.routes,
    config: configRoutes({ database, config, now, onSet: () => deps.onConfig?.() }),
    mail: mailRoutes({ database, secrets, mailer, smtp: smtpPost, now }),
    products: productsRoutes({ database, now }),
    categories: categoriesRoutes({ database, now }),
    stock: stockRoutes({ database, now }),
    today: todayRoutes({ database, now }),
    customers: customersRoutes({ database, now }),
    carts: cartsRoutes(selling),
    orders: ordersRoutes(selling),
    payments: { ...paymentsRoutes(selling), ...linkRoutes(links) },
    paymongo: paymongoRoutes(links),
    documents: documentsRoutes({
      ...{ database, now, config, settings },
      resourcesDir: deps.resourcesDir,
      printHost: deps.printHost,
    }),
    views: viewsRoutes({ database }),
    providers: providerSettingsRoutes(identity),
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
    jobs,
    mailer,
    linkPoller,
    keyHolder: keys.who,
    /** Opens what the settings say is open; nothing at start waits for it. */
    openDoors: () => keys.door.start(),
    docsHere: () => keys.door.docsHere(),
    renewDoors: () => keys.door.renew(),
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
      stopChores()
      anchors.stop()
      stopListening()
      stopPresence()
      stopRelabel()
      sessions.stop()
      await linkPoller.stop()
      await mailer.stop()
      await jobs.stop()
      await keys.stop()
      await drain.stop()
      drafts.close()
      await database.close()
    },
  }
}
