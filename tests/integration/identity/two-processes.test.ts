import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openDatabase } from '../../../electron/platform/database/index.ts'
import { codeAt } from '../../support/authenticator.ts'
import { type Database, freshDatabase, testDeps } from '../../support/database.ts'
import { codeOf, tally } from '../../support/outcome.ts'
import { queueBehind } from '../../support/queue-behind.ts'
import { type Racer, startRacer } from '../../support/racer.ts'
import { addPerson, openTestFarm, type TestFarm } from '../../support/test-farm.ts'

// Two processes, each a desktop of its own, held at the same lock and let go together.
let own: Database
let farm: TestFarm
let racers: readonly Racer[] = []

beforeAll(async () => {
  own = await freshDatabase()
  farm = await openTestFarm({ open: await openDatabase(own.target, testDeps), url: own.url })
  racers = [startRacer(own.url), startRacer(own.url)]
})
afterAll(async () => {
  await Promise.all(racers.map((racer) => racer.stop()))
  await farm.stop()
  await own.drop()
})
beforeEach(async () => {
  await own.db.user.deleteMany({ where: { email: { not: 'system@local' } } })
  await own.db.signInAttempt.deleteMany()
})

/** Both get ready, run into `lock`, and are let go: what all their calls were told. */
async function race(lock: string, wanted: readonly (readonly string[])[], queued = 2): Promise<Record<string, number>> {
  await Promise.all(racers.map((racer, n) => racer.prepare(...(wanted[n] ?? []))))
  const done = await queueBehind(own.url, { lock, queued }, () => racers.map(({ go }) => go()))
  return tally(done.flatMap((one) => (one.status === 'fulfilled' ? one.value : [String(one.reason)])))
}

it('locks an account out after five of two processes’ tries, once', { timeout: 30_000 }, async () => {
  await addPerson(own.db, { email: 'ana@farm.test' })
  const { client } = farm.desk({ ipAddress: '10.0.0.1' })
  const guess = { login: 'ana@farm.test', password: 'wrong', stay: false }
  expect(await codeOf(client.identity.signIn(guess))).toBe('WRONG_SIGN_IN')
  const told = await race(
    `SELECT 1 FROM sign_in_attempts WHERE key LIKE 'account:%' FOR UPDATE`,
    [
      ['guess', 'ana@farm.test', '10.0.0.2'],
      ['guess', 'ana@farm.test', '10.0.0.3'],
    ],
    6,
  )
  // One of the five was used before: four more are compared, whichever process they come from.
  expect(told).toEqual({ SIGN_IN_SHUT: 4, WRONG_SIGN_IN: 4 })
  expect(await own.db.securityLog.count({ where: { event: 'ACCOUNT_LOCKED' } })).toBe(1)
})

it('keeps the last owner when two processes step down at once', { timeout: 30_000 }, async () => {
  await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  await addPerson(own.db, { email: 'ben@farm.test', role: 'SUPER_ADMIN' })
  const told = await race(`SELECT pg_advisory_xact_lock(hashtext('mash.rights'))`, [
    ['step-down', 'ana@farm.test'],
    ['step-down', 'ben@farm.test'],
  ])
  expect(told).toEqual({ LAST_OWNER: 1, done: 1 })
  expect(await own.db.user.count({ where: { role: 'SUPER_ADMIN' } })).toBe(1)
})

it('opens for a backup code once, whichever process brings it', { timeout: 30_000 }, async () => {
  const { id } = await addPerson(own.db, { email: 'ana@farm.test' })
  const { client } = await farm.signedIn('ana@farm.test')
  const { secret } = await client.account.startTwoFactor()
  const { codes } = await client.account.confirmTwoFactor({ code: codeAt(secret, new Date()) })
  const racer = ['backup-code', 'ana@farm.test', codes[0] ?? '']
  const told = await race(`SELECT 1 FROM users WHERE id = '${id}' FOR UPDATE`, [racer, racer])
  expect(told).toEqual({ WRONG_CODE: 1, done: 1 })
  expect(await own.db.securityLog.count({ where: { event: 'BACKUP_CODE_USED' } })).toBe(1)
})
