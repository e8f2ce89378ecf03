import { smtpPost } from './connections/mail/mail-post.ts'
import { createOpenid } from './connections/openid/openid-connection.ts'
import { createPaymongo } from './connections/paymongo/paymongo-client.ts'
import type { Routes } from './contract/routes.ts'
import type { DatabaseView } from './contract/settings/settings.ts'
import { joinChambers } from './features/chambers/index.ts'
import { joinCustomers } from './features/customers/index.ts'
import { joinDocuments } from './features/documents/index.ts'
import { joinDrafts } from './features/drafts/index.ts'
import { createPasswords, joinIdentity, type Passwords, systemUserId } from './features/identity/index.ts'
import { joinInventory } from './features/inventory/index.ts'
import { joinKeys, type KeysDeps } from './features/keys/index.ts'
import { joinLogs } from './features/logs/index.ts'
import { joinNotifications, mailQueue } from './features/notifications/index.ts'
import { joinOrders } from './features/orders/index.ts'
import { joinPayments } from './features/payment-links/index.ts'
import { joinPeople } from './features/people/index.ts'
import { joinSettings } from './features/settings/index.ts'
import { joinTelemetry } from './features/telemetry/index.ts'
import { joinToday } from './features/today/index.ts'
import { joinViews } from './features/views/index.ts'
import type { Intake } from './intake.ts'
import type { Clock } from './platform/clock.ts'
import type { OpenDatabase } from './platform/database/index.ts'
import { hourMs } from './platform/durations.ts'
import { createJobs, type JobTiming } from './platform/jobs.ts'
import { createJoins, type Joins } from './platform/joins.ts'
import type { Log } from './platform/log.ts'
import type { PrintHost } from './platform/print-host.ts'
import type { Secrets } from './platform/secrets/index.ts'
import type { SettingsFile } from './platform/settings-file.ts'
import type { Tasks } from './platform/worker/index.ts'

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
  /** Does what would keep the host from answering. */
  tasks: Tasks
  /** A setting of the farm was changed here: its name may be another now. */
  onConfig?: () => void
  now: Clock
  log: Log
  jobTiming?: Partial<JobTiming>
  /** Cheaper ones than those that are shipped, for tests. */
  passwords?: Passwords
  /** Another PayMongo than the real one, for tests: an emulator on this computer. */
  paymongo?: { url?: string; timeoutMs?: number }
}

/** All that lives as long as one open database does. */
export type Farm = Awaited<ReturnType<typeof joinAll>>

const maintainMs = 6 * hourMs // the embedded database never tidies up by itself

/** Joins everything to an open database, which is the farm's from now on: a farm that can't open closes it. */
export async function createFarm(deps: FarmDeps): Promise<Farm> {
  const joins = createJoins(deps)
  try {
    return await joinAll(joins, deps)
  } catch (error) {
    await joins.stop()
    throw error
  }
}

/** Each feature says what it needs and gets no more; what it gives others is handed on by name, in this order. */
async function joinAll({ join, opened, stop }: Joins, deps: FarmDeps) {
  const { database, intake, settings, secrets, now, log, tasks } = deps
  const { registry, hearing, ports, broker, spool, spooled } = intake
  await join({
    chores: [{ what: 'tidy up the database', everyMs: maintainMs, run: () => database.maintain() }],
    stop: () => database.close(),
  })
  const jobs = createJobs({ database, log, queues: [mailQueue], ...(deps.jobTiming && { timing: deps.jobTiming }) })
  await join({ stop: jobs.stop })
  const base = { database, settings, secrets, now, log, jobs, tasks, systemUserId: await systemUserId(database) }

  const { kind, where, databasePassword, onConfig = () => undefined } = deps
  const farm = await join(joinSettings({ ...base, broker, spool, kind, where, databasePassword, onSet: onConfig }))
  const { config, sealer } = farm
  const mail = await join(joinNotifications({ ...base, sealer, smtp: smtpPost }))
  const { mailer } = mail
  const { passwords = createPasswords() } = deps
  const identity = await join(
    joinIdentity({ ...base, config, sealer, mailer, passwords, openid: createOpenid({ now }) }),
  )
  const people = await join(joinPeople({ ...base, sealer, mailer, sessions: identity.sessions }))
  const keys = await join(joinKeys({ ...base, config, folder: deps.dataDir, open: deps.openApiDoor }))
  const drafts = await join(joinDrafts({ ...base, dataDir: deps.dataDir }))
  const chambers = await join(joinChambers({ ...base, registry, hearing, ports, listen: () => intake.listen() }))
  const telemetry = await join(joinTelemetry({ ...base, spool, spooled, chambers: registry, dataDir: deps.dataDir }))
  const logs = await join(joinLogs({ ...base, where }))
  const inventory = await join(joinInventory(base))
  const customers = await join(joinCustomers(base))
  const orders = await join(joinOrders({ ...base, config }))
  const payments = await join(joinPayments({ ...base, config, paymongo: createPaymongo(deps.paymongo) }))
  const { resourcesDir, printHost } = deps
  const documents = await join(joinDocuments({ ...base, config, resourcesDir, printHost }))
  const today = await join(joinToday(base))
  const views = await join(joinViews(base))

  const routes: Omit<Routes, 'system' | 'setup'> = {
    ...farm.routes,
    ...mail.routes,
    ...identity.routes,
    ...people.routes,
    ...keys.routes,
    ...drafts.routes,
    ...chambers.routes,
    ...telemetry.routes,
    ...logs.routes,
    ...inventory.routes,
    ...customers.routes,
    ...orders.routes,
    ...payments.routes,
    ...documents.routes,
    ...today.routes,
    ...views.routes,
  }
  return {
    database,
    routes,
    tellOwners: mail.tellOwners,
    sessions: identity.sessions,
    needsOwner: identity.needsOwner,
    createOwner: identity.createOwner,
    signInFirst: identity.signInFirst,
    farmName: farm.farmName,
    keyHolder: keys.keyHolder,
    door: keys.door,
    onDenied: logs.onDenied,
    onAudited: logs.onAudited,
    chamberDeps: chambers.chamberDeps,
    drainStuck: telemetry.drainStuck,
    /** What works by itself. Nothing in the program asks for it here: tests wake it instead of waiting for its turn. */
    workers: { jobs, sealer, mailer, linkPoller: payments.linkPoller },
    /** The first answer can be given: what could wait until then begins. */
    opened,
    stop,
  }
}
