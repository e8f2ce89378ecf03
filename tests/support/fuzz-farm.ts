import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { UserRole } from '../../electron/contract/identity/person.ts'
import type { Caller } from '../../electron/contract/routes.ts'
import { insertSession } from '../../electron/features/identity/sessions/session-service.ts'
import { type Database, freshDatabase } from './database.ts'
import { addRecords, type Records } from './fuzz-records.ts'
import { openTestApp } from './test-app.ts'
import { addPerson, type TestClient } from './test-farm.ts'

/** A desk with someone at it, or nobody. `letIn` gives them a session that is fresh, unlocked and proven. */
export type Lane = { letter: string; client: TestClient; letIn: () => Promise<void> }

export type FuzzFarm = {
  /** Several owners, so that what one does to their own account or session leaves the others alone. */
  owners: Lane[]
  /** One of each role below the owner, and nobody. */
  others: Lane[]
  records: Records
  /** Opens the doors that wrong passwords have shut. */
  forgive: () => Promise<void>
  /** What the log has of a fault. */
  logged: (id: string) => Promise<string>
  stop: () => Promise<void>
}

const roles = { A: 'ADMIN', G: 'GROWER', B: 'BUYER', U: 'USER' } as const satisfies Record<string, UserRole>
const manyOwners = 6

/** The lock-out would shut the door to hostile inputs before the rules behind it are reached. */
const patience = { 'security.max_login_attempts': 20, 'security.max_login_attempts_per_address': 200 }

async function addLane(own: Database, desk: { client: TestClient; caller: Caller }, letter: string, role: UserRole) {
  const email = letter === 'O1' ? 'owner@farm.test' : `${letter.toLowerCase()}@farm.test`
  const { id } = await addPerson(own.db, { email, role })
  // Straight into the table: signing in costs a quarter of a second of bcrypt, and some inputs end their own session.
  const letIn = async () => {
    const wanted = { userId: id, stay: false, method: 'PASSWORD', proven: true, caller: desk.caller } as const
    const { token, expiresAt } = await own.db.$transaction((tx) =>
      insertSession(tx, { now: () => new Date(), most: 5 }, wanted),
    )
    desk.caller.session.set(token, expiresAt, false)
  }
  await letIn()
  return { letter, client: desk.client, letIn }
}

/** The log is written a moment later. */
async function findLine(file: string, id: string): Promise<string> {
  for (let tries = 0; tries < 40; tries += 1) {
    const line = readFileSync(file, 'utf8')
      .split('\n')
      .find((text) => text.includes(id))
    if (line !== undefined) return line
    await delay(50)
  }
  return ''
}

/** A whole farm for hostile inputs, with one of each kind of record. */
export async function openFuzzFarm(): Promise<FuzzFarm> {
  const own = await freshDatabase()
  for (const [key, value] of Object.entries(patience)) {
    const create = { key, value, category: 'SECURITY' } as const
    await own.db.systemConfig.upsert({ where: { key }, create, update: { value } })
  }
  await addPerson(own.db, { email: 'first@farm.test', role: 'SUPER_ADMIN' }) // before it the farm has no owner
  const mash = await openTestApp(own, { logLevel: 'error' })
  const desk = () => mash.desk({ ipAddress: '127.0.0.1' })
  const owners: Lane[] = []
  for (let i = 1; i <= manyOwners; i += 1) owners.push(await addLane(own, desk(), `O${i}`, 'SUPER_ADMIN'))
  const others: Lane[] = [{ letter: 'N', client: desk().client, letIn: () => Promise.resolve() }]
  for (const [letter, role] of Object.entries(roles)) others.push(await addLane(own, desk(), letter, role))
  const [first] = owners
  if (!first) throw new Error('no owner')
  return {
    owners,
    others,
    records: await addRecords(own.db, first.client),
    forgive: async () => {
      await own.db.signInAttempt.deleteMany()
    },
    logged: (id) => findLine(join(mash.dataDir, 'logs', 'mash.log'), id),
    stop: async () => {
      await mash.stop()
      await own.drop()
    },
  }
}
