import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { codeAt } from '../../support/authenticator.ts'
import { type Database, freshDatabase } from '../../support/database.ts'
import { holdRows } from '../../support/hold-rows.ts'
import { codeOf } from '../../support/outcome.ts'
import { addPerson, openTestFarm, type TestDesk, type TestFarm, testPassword } from '../../support/test-farm.ts'

const minuteMs = 60_000
const pin = '4826'
const wrong = 'Kabute-2027'
let own: Database
let farm: TestFarm
let desk: TestDesk
let nowMs = Date.parse('2026-11-20T02:00:00Z')

beforeAll(async () => {
  own = await freshDatabase()
  farm = await openTestFarm(own, { now: () => new Date(nowMs) })
})
afterAll(async () => {
  await farm.stop()
  await own.drop()
})
beforeEach(async () => {
  await own.db.user.deleteMany({ where: { email: { not: 'system@local' } } })
  await own.db.signInAttempt.deleteMany()
  await own.db.securityLog.deleteMany()
  await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  desk = await farm.signedIn('ana@farm.test')
})

it('lets a locked session do nothing but unlock, switch and sign out, and still tells who it is', async () => {
  const { client } = desk
  const events = await client.chambers.found()
  await events.next()
  const ended = events.next().catch((error: unknown) => error)
  await client.identity.lock()
  expect(await client.identity.me()).toMatchObject({ email: 'ana@farm.test', session: { locked: true } })
  expect(await codeOf(client.chambers.list())).toBe('LOCKED')
  expect(await codeOf(client.account.sessions())).toBe('LOCKED')
  expect(await codeOf(client.identity.stepUp({ password: testPassword }))).toBe('LOCKED')
  expect(await ended).toMatchObject({ code: 'LOCKED' })
  const again = await client.chambers.found().catch((error: unknown) => error)
  expect(again).toMatchObject({ code: 'LOCKED' })
  expect(await codeOf(client.identity.unlock({ password: wrong }))).toBe('WRONG_SIGN_IN')
  expect(await client.identity.unlock({ password: testPassword })).toMatchObject({ session: { locked: false } })
  expect(await codeOf(client.chambers.list())).toBe('done')
  await client.identity.lock()
  expect(await codeOf(client.identity.signOut())).toBe('done')
})

it('has nothing to lock or unlock where nobody is signed in', async () => {
  const { client } = farm.desk()
  expect(await codeOf(client.identity.lock())).toBe('UNAUTHORIZED')
  expect(await codeOf(client.identity.unlock({ password: testPassword }))).toBe('UNAUTHORIZED')
})

it('unlocks by the own PIN, which is no proof; the password is', async () => {
  const { client } = desk
  await client.account.setPin({ password: testPassword, pin })
  await client.identity.lock()
  const byPin = await client.identity.unlock({ pin })
  expect(byPin.session).toMatchObject({ locked: false, provenUntil: null })
  await client.identity.lock()
  const byPassword = await client.identity.unlock({ password: testPassword })
  expect(byPassword.session.provenUntil).toEqual(new Date(nowMs + 10 * minuteMs))
  await client.identity.lock()
  for (let n = 0; n < 5; n += 1) expect(await codeOf(client.identity.unlock({ pin: '9999' }))).toBe('WRONG_PIN')
  expect(await codeOf(client.identity.unlock({ pin }))).toBe('PIN_SPENT')
})

it('unlocks only its own session, and none that ended meanwhile', async () => {
  const { client } = desk
  const other = await farm.signedIn('ana@farm.test')
  await client.identity.lock()
  await other.client.identity.lock()
  await client.identity.unlock({ password: testPassword })
  expect(await codeOf(other.client.chambers.list())).toBe('LOCKED')
  await client.account.endOtherSessions()
  expect(await codeOf(other.client.identity.unlock({ password: testPassword }))).toBe('UNAUTHORIZED')
})

it('asks for a proof after ten minutes, and takes the password or a code for it', async () => {
  const { client } = desk
  nowMs += 10 * minuteMs - 1
  const { secret } = await client.account.startTwoFactor()
  await client.account.confirmTwoFactor({ code: codeAt(secret, new Date(nowMs)) })
  nowMs += minuteMs
  await expect(client.account.endTwoFactor()).rejects.toMatchObject({
    code: 'STEP_UP_NEEDED',
    data: { methods: ['totp', 'password'] },
  })
  const code = codeAt(secret, new Date(nowMs))
  expect(await client.identity.stepUp({ code })).toEqual({ provenUntil: new Date(nowMs + 10 * minuteMs) })
  const me = await client.identity.me()
  expect(me?.session.provenUntil).toEqual(new Date(nowMs + 10 * minuteMs))
  expect(await codeOf(client.identity.stepUp({ code }))).toBe('WRONG_CODE') // once only
  expect(await codeOf(client.account.newBackupCodes())).toBe('done')
  nowMs += 11 * minuteMs
  expect(await codeOf(client.account.newBackupCodes())).toBe('STEP_UP_NEEDED')
  await client.identity.stepUp({ password: testPassword })
  expect(await codeOf(client.account.newBackupCodes())).toBe('done')
})

it('counts wrong proofs, shuts them for half an hour, and leaves the sign-in open', async () => {
  const { client } = desk
  for (let n = 0; n < 3; n += 1) expect(await codeOf(client.identity.stepUp({ password: wrong }))).toBe('WRONG_SIGN_IN')
  expect(await codeOf(client.account.setPin({ password: wrong, pin }))).toBe('WRONG_SIGN_IN')
  expect(await codeOf(client.account.changePassword({ current: wrong, next: 'Tengang-2026' }))).toBe('WRONG_SIGN_IN')
  expect(await codeOf(client.identity.stepUp({ password: testPassword }))).toBe('SIGN_IN_SHUT')
  expect(await codeOf(client.account.setPin({ password: testPassword, pin }))).toBe('SIGN_IN_SHUT')
  expect(await own.db.securityLog.count({ where: { event: 'ACCOUNT_LOCKED' } })).toBe(1)
  // Signing in again, with the password, clears it.
  const other = await farm.signedIn('ana@farm.test')
  expect(await codeOf(other.client.identity.stepUp({ password: testPassword }))).toBe('done')
})

it('takes no code from someone without a second factor', async () => {
  expect(await codeOf(desk.client.identity.stepUp({ code: '123456' }))).toBe('WRONG_CODE')
})

/** The password is right, and while it is compared the session becomes something else. */
async function proveWhile(meanwhile: () => Promise<unknown>): Promise<string> {
  const { client } = desk
  nowMs += 11 * minuteMs
  await client.identity.stepUp({ password: wrong }).catch(() => undefined) // a count that can be held
  const held = await holdRows(own.url, 'SELECT 1 FROM sign_in_attempts FOR UPDATE')
  const proving = codeOf(client.identity.stepUp({ password: testPassword }))
  await held.queued(1)
  await meanwhile()
  await held.letGo()
  return proving
}
const provenAt = async () =>
  (await own.db.session.findMany({ select: { provenAt: true }, orderBy: { createdAt: 'asc' } })).map(
    (row) => row.provenAt,
  )

it('takes no proof for a desk that was locked while it was typed: who comes back to it unlocks it first', async () => {
  expect(await proveWhile(() => desk.client.identity.lock())).toBe('WRONG_SIGN_IN')
  expect(await provenAt()).toEqual([null])
})

it('takes no proof for a session that was ended while it was typed', async () => {
  const other = await farm.signedIn('ana@farm.test')
  const before = await provenAt()
  expect(await proveWhile(() => other.client.account.endOtherSessions())).toBe('WRONG_SIGN_IN')
  expect(await provenAt()).toEqual(before)
})
