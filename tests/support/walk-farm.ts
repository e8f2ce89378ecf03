import { setTimeout as delay } from 'node:timers/promises'
import { createRouterClient } from '@orpc/server'
import { createAppRouter } from '../../electron/app-router.ts'
import type { Audit } from '../../electron/contract/base.ts'
import type { Caller } from '../../electron/contract/routes.ts'
import { insertSession } from '../../electron/features/identity/sessions/session-service.ts'
import { createHealth } from '../../electron/features/setup/health.ts'
import { createLifecycle, setupRoutes, systemRoutes } from '../../electron/features/setup/index.ts'
import { silentLog } from '../../electron/platform/log.ts'
import { memorySlot } from '../../electron/transports/session-cookie.ts'
import { addChamber, ownerLogin } from './chambers.ts'
import type { Database } from './database.ts'
import { callByName } from './every-procedure.ts'
import { marksOf, writtenBetween } from './kept-marks.ts'
import { type PaymongoEmulator, startPaymongo } from './paymongo.ts'
import { addPerson, openTestFarm, type TestDesk, type TestFarm } from './test-farm.ts'

/** What a call came to, what it wrote, and what it told the trail. */
export type Seen = { code: string; wrote: string[]; trail: Audit<string>[] }

/** An owner at a desk of their own, freshly signed in and proven. */
export type Mover = TestDesk & { id: string; email: string }

export type WalkFarm = {
  db: Database['db']
  farm: TestFarm
  paymongo: PaymongoEmulator
  chamber: { deviceId: string; sensorIds: string[] }
  /** Stands still, so that nothing runs out by itself, until it is moved. */
  clock: { ms: number }
  desk: () => TestDesk
  mover: () => Promise<Mover>
  see: (desk: TestDesk, name: string, input: unknown) => Promise<Seen>
  stop: () => Promise<void>
}

const quietMs = 400 // a stream that has something to tell tells it at once
const mostPieces = 100

const isStream = (value: unknown): value is AsyncGenerator =>
  typeof value === 'object' && value !== null && 'next' in value && 'return' in value

/** All that a stream tells until it ends or falls silent: it does nothing before it is asked. */
async function drain(stream: AsyncGenerator, leave: AbortController): Promise<void> {
  const over = new AbortController()
  for (let pieces = 0; pieces < mostPieces; pieces += 1) {
    const next = stream.next()
    next.catch(() => undefined) // left while it was silent
    const silent = delay(quietMs, null, { signal: over.signal }).catch(() => null)
    const piece = await Promise.race([next, silent])
    if (piece === null || piece.done) break
  }
  over.abort()
  leave.abort()
  await stream.return(undefined).catch(() => undefined)
}

async function codeOf(desk: TestDesk, name: string, input: unknown): Promise<string> {
  const leave = new AbortController()
  try {
    const answer = await callByName(desk.client, name, input, leave.signal)
    if (isStream(answer)) await drain(answer, leave)
    return 'done'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}

/** The whole application but its doors on one database, with nobody in it yet. */
function openWithSetup(farm: TestFarm, now: () => Date) {
  const { settings, secrets } = farm
  const nothing = () => Promise.resolve()
  const lifecycle = createLifecycle({
    ...{ settings, secrets, databaseUrl: 'the farm that is open', host: 'browser', version: '0.0.0', log: silentLog },
    // The farm of the test has begun its chores, and is closed by it.
    open: () => Promise.resolve({ ...farm.farm, opened: nothing, stop: nothing }),

    onLeft: nothing,
  })
  const facts = { database: null, waiting: 0, dead: 0, stuck: false, broker: { state: 'off' }, ports: [] } as const
  const { health } = createHealth(() => facts)
  async function* testDatabase() {
    yield { step: 'database', ok: false, code: 'NOT_ASKED', data: {} } as const
  }
  const router = createAppRouter({
    always: { system: systemRoutes({ lifecycle, health }), setup: setupRoutes({ lifecycle, testDatabase }) },
    ...{ farm: lifecycle.farm, phase: () => lifecycle.state.get().phase, now, log: silentLog },
  })
  return { lifecycle, router }
}

export async function openWalkFarm(fresh: () => Promise<Database>): Promise<WalkFarm> {
  const own = await fresh()
  const { db } = own
  const clock = { ms: Date.now() }
  const now = () => new Date(clock.ms)
  const chamber = await addChamber(db) // before the farm reads which chambers there are
  await db.user.update({ where: { email: ownerLogin.login }, data: { role: 'GROWER' } }) // and it has no owner yet
  const paymongo = await startPaymongo()
  const farm = await openTestFarm(own, { now, jobTiming: { pollSeconds: 0.5 }, paymongo: { url: paymongo.url } })
  const { lifecycle, router } = openWithSetup(farm, now)
  await lifecycle.start()

  let desks = 0
  const desk = (): TestDesk => {
    desks += 1
    const caller: Caller = {
      ...{ via: 'test', session: memorySlot(null), deviceId: `walk-${desks}`, userAgent: 'test' },
      ipAddress: `127.0.0.${(desks % 250) + 1}`,
    }
    return { caller, client: createRouterClient(router, { context: caller }) }
  }
  return {
    ...{ db, farm, paymongo, chamber, clock, desk },
    mover: async () => {
      clock.ms += 1000 // what is written later says another moment
      const at = desk()
      const person = await addPerson(db, { email: `walker${desks}@farm.test`, role: 'SUPER_ADMIN' })
      const wanted = { userId: person.id, stay: false, method: 'PASSWORD', proven: true, caller: at.caller } as const
      const { token, expiresAt } = await db.$transaction((tx) => insertSession(tx, { now, most: 5 }, wanted))
      at.caller.session.set(token, expiresAt, false)
      return { ...at, ...person }
    },
    see: async (at, name, input) => {
      const { _max: end } = await db.auditLog.aggregate({ _max: { seq: true } })
      const before = await marksOf(db, farm)
      const code = await codeOf(at, name, input)
      const wrote = writtenBetween(before, await marksOf(db, farm))
      const told = await db.auditLog.findMany({ where: { seq: { gt: end.seq ?? 0 } }, orderBy: { seq: 'asc' } })
      return { code, wrote, trail: told.map(({ action, entity }) => ({ action, entity })) }
    },
    stop: async () => {
      await lifecycle.stop()
      await farm.stop()
      await paymongo.stop()
      await own.drop()
    },
  }
}
