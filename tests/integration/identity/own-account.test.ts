import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { sweepSessions } from '../../../electron/features/identity/sessions/sweep-sessions.ts'
import { codeAt } from '../../support/authenticator.ts'
import { type Database, freshDatabase } from '../../support/database.ts'
import { codeOf } from '../../support/outcome.ts'
import { addPerson, openTestFarm, type TestDesk, type TestFarm, testPassword } from '../../support/test-farm.ts'

const hourMs = 3_600_000
const next = 'Tengang-2026'
let own: Database
let farm: TestFarm
let desk: TestDesk
let ana: { id: string }
let nowMs = Date.parse('2026-11-20T02:00:00Z')
const now = () => new Date(nowMs)
const profile = { firstName: 'Ana', lastName: 'Reyes', username: '', phoneNumber: '' }

beforeAll(async () => {
  own = await freshDatabase()
  farm = await openTestFarm(own, { now, passwords: 'as shipped' })
})
afterAll(async () => {
  await farm.stop()
  await own.drop()
})
beforeEach(async () => {
  await own.db.user.deleteMany({ where: { email: { not: 'system@local' } } })
  await own.db.signInAttempt.deleteMany()
  await own.db.securityLog.deleteMany()
  ana = await addPerson(own.db, { email: 'ana@farm.test', role: 'GROWER' })
  desk = await farm.signedIn('ana@farm.test')
})

const lastAudit = () => own.db.auditLog.findFirst({ orderBy: { seq: 'desc' } })

it('saves the profile, with the phone number as it is kept, and audits before and after', async () => {
  const { client } = desk
  const me = await client.account.saveProfile({
    ...profile,
    firstName: ' Anna ',
    username: 'ana',
    phoneNumber: '0917 123 4567',
  })
  expect(me).toMatchObject({ firstName: 'Anna', username: 'ana', phoneNumber: '+639171234567' })
  expect(await client.identity.me()).toMatchObject({ firstName: 'Anna', username: 'ana' })
  expect(await lastAudit()).toMatchObject({
    action: 'UPDATE',
    entity: 'User',
    userId: ana.id,
    entityId: ana.id,
    oldValues: { firstName: 'Ana', lastName: 'Reyes', username: null, phoneNumber: null },
    newValues: { firstName: 'Anna', lastName: 'Reyes', username: 'ana', phoneNumber: '+639171234567' },
  })
  expect(await client.account.saveProfile(profile)).toMatchObject({ username: null, phoneNumber: null })
})

it('refuses a user name that someone has in other letters, and changes nothing', async () => {
  await addPerson(own.db, { email: 'ben@farm.test', username: 'Ben', firstName: 'Ben' })
  const taken = desk.client.account.saveProfile({ ...profile, firstName: 'Anna', username: 'BEN' })
  await expect(taken).rejects.toMatchObject({ code: 'TAKEN', data: { field: 'username' } })
  expect(await desk.client.identity.me()).toMatchObject({ firstName: 'Ana', username: null })
})

it('adds to the preferences that are kept', async () => {
  const { client } = desk
  await client.account.savePreferences({ theme: 'dark', notifications: { email: true, push: false, sms: false } })
  expect(await client.account.savePreferences({ language: 'fil' })).toEqual({
    theme: 'dark',
    language: 'fil',
    notifications: { email: true, push: false, sms: false },
  })
  expect(await client.identity.me()).toMatchObject({ preferences: { theme: 'dark', language: 'fil' } })
  await client.identity.signOut()
  const again = await farm.signedIn('ana@farm.test')
  expect(await again.client.identity.me()).toMatchObject({ preferences: { theme: 'dark', language: 'fil' } })
})

it('changes the password, ends the other sessions, and takes only the new one from then on', async () => {
  const other = await farm.signedIn('ana@farm.test')
  await own.db.user.update({ where: { id: ana.id }, data: { passwordResetCode: 'a hash' } })
  expect(await codeOf(desk.client.account.changePassword({ current: 'Kabute-2027', next }))).toBe('WRONG_SIGN_IN')
  expect(await codeOf(desk.client.account.changePassword({ current: '', next }))).toBe('WRONG_SIGN_IN')
  await desk.client.account.changePassword({ current: testPassword, next })
  expect(await desk.client.identity.me()).not.toBeNull()
  expect(await other.client.identity.me()).toBeNull()
  expect(await own.db.session.findFirst({ where: { status: 'REVOKED' } })).toMatchObject({
    revokedReason: 'password changed',
  })
  const user = await own.db.user.findUnique({ where: { id: ana.id } })
  expect(user?.password).toMatch(/^\$2b\$12\$/)
  expect(user?.passwordResetCode).toBeNull()
  const signIn = (password: string) =>
    codeOf(farm.desk().client.identity.signIn({ login: 'ana@farm.test', password, stay: false }))
  expect(await signIn(testPassword)).toBe('WRONG_SIGN_IN')
  expect(await signIn(next)).toBe('done')
  expect(await own.db.securityLog.count({ where: { event: 'PASSWORD_CHANGED', userId: ana.id } })).toBe(1)
  nowMs += 10 * 60_000
  expect(await codeOf(desk.client.account.changePassword({ current: next, next: testPassword }))).toBe('STEP_UP_NEEDED')
})

it('gives an account that was entered another way its first password', async () => {
  await own.db.user.update({ where: { id: ana.id }, data: { password: null } })
  expect(await codeOf(desk.client.account.changePassword({ current: testPassword, next }))).toBe('WRONG_SIGN_IN')
  await desk.client.account.changePassword({ current: '', next })
  expect(await desk.client.identity.me()).toMatchObject({ hasPassword: true })
})

it('lists the open sessions of the person, the own one first, and ends one of them', async () => {
  const userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0'
  nowMs += 1000
  const laptop = await farm.signedIn('ana@farm.test', { userAgent, via: 'http', ipAddress: '192.168.1.20' })
  await addPerson(own.db, { email: 'ben@farm.test', firstName: 'Ben' })
  const ben = await farm.signedIn('ben@farm.test')
  const list = await desk.client.account.sessions()
  expect(list).toMatchObject([
    { current: true, method: 'PASSWORD', locked: false },
    { current: false, device: { via: 'http', browser: 'Edge', os: 'Windows' }, ipAddress: '192.168.1.20' },
  ])
  expect(list[1]?.lastActivity).toEqual(now())
  expect(JSON.stringify(list)).not.toContain(laptop.caller.session.get())

  const id = list[1]?.id ?? ''
  expect(await codeOf(ben.client.account.endSession({ id }))).toBe('SESSION_NOT_FOUND')
  expect(await codeOf(desk.client.account.endSession({ id: 'none' }))).toBe('SESSION_NOT_FOUND')
  await desk.client.account.endSession({ id })
  expect(await laptop.client.identity.me()).toBeNull()
  expect(await codeOf(desk.client.account.endSession({ id }))).toBe('SESSION_NOT_FOUND')
  expect(await desk.client.account.sessions()).toHaveLength(1)
  expect(await lastAudit()).toMatchObject({ action: 'DELETE', entity: 'Session', entityId: id, userId: ana.id })
  expect(await own.db.securityLog.count({ where: { event: 'SESSION_REVOKED', userId: ana.id } })).toBe(1)
})

it('ends all others at once, or its own', async () => {
  const others = [await farm.signedIn('ana@farm.test'), await farm.signedIn('ana@farm.test')]
  expect(await desk.client.account.endOtherSessions()).toEqual({ ended: 2 })
  for (const other of others) expect(await codeOf(other.client.account.sessions())).toBe('UNAUTHORIZED')
  const [current] = await desk.client.account.sessions()
  await desk.client.account.endSession({ id: current?.id ?? '' })
  expect(desk.caller.session.get()).toBeNull()
})

it('ends the session that the desk held when someone else signs in there', async () => {
  const before = desk.caller.session.get()
  await addPerson(own.db, { email: 'ben@farm.test', firstName: 'Ben' })
  await desk.client.identity.signIn({ login: 'ben@farm.test', password: testPassword, stay: false })
  const back = farm.desk({ session: { get: () => before, set: () => undefined, clear: () => undefined } })
  expect(await back.client.identity.me()).toBeNull()
})

it('marks sessions that ran out, drops old counts, and leaves the others', async () => {
  const stays = farm.desk()
  await stays.client.identity.signIn({ login: 'ana@farm.test', password: testPassword, stay: true })
  await codeOf(stays.client.identity.signIn({ login: 'nobody@farm.test', password: 'wrong', stay: false }))
  nowMs += 24 * hourMs
  await sweepSessions(own.db, now())
  expect(await own.db.signInAttempt.count()).toBe(3) // not yet older than the longest lock-out
  nowMs += 1
  await codeOf(stays.client.identity.signIn({ login: 'somebody@farm.test', password: 'wrong', stay: false }))
  await sweepSessions(own.db, now())
  const states = await own.db.session.findMany({ orderBy: { expiresAt: 'asc' }, select: { status: true } })
  expect(states).toEqual([{ status: 'EXPIRED' }, { status: 'ACTIVE' }])
  const left = await own.db.signInAttempt.findMany({ where: { firstAt: { lt: new Date(nowMs) } } })
  expect(left).toEqual([])
})

it('writes nothing secret into the audit trail or the security log', async () => {
  const { client } = desk
  const pin = '48261937'
  await client.account.setPin({ password: testPassword, pin })
  const { secret } = await client.account.startTwoFactor()
  const { codes } = await client.account.confirmTwoFactor({ code: codeAt(secret, now()) })
  const other = farm.desk()
  const typed = 'Mistyped-Password-1'
  await codeOf(other.client.identity.signIn({ login: typed, password: typed, stay: false }))
  const answer = await other.client.identity.signIn({ login: 'ana@farm.test', password: testPassword, stay: false })
  const ticket = answer.done ? '' : answer.ticket
  await codeOf(other.client.identity.secondFactor({ ticket, code: 'AAAA-BBBB-CCCC' }))
  await other.client.identity.secondFactor({ ticket, code: codes[0] ?? '' })
  const { codes: renewed } = await client.account.newBackupCodes()
  await codeOf(client.identity.stepUp({ password: typed }))
  await client.account.changePassword({ current: testPassword, next })
  await client.account.endTwoFactor()
  const user = await own.db.user.findUniqueOrThrow({ where: { id: ana.id } })
  const sessions = await own.db.session.findMany()

  const [audit, security] = [await own.db.auditLog.findMany(), await own.db.securityLog.findMany()]
  expect(audit.length).toBeGreaterThan(6)
  expect(security.length).toBeGreaterThan(6)
  const written = JSON.stringify([audit, security], (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  )
  const secrets = [testPassword, next, typed, pin, secret, ticket, user.password ?? '', user.pinHash ?? '']
  const tokens = [desk, other].flatMap(({ caller }) => caller.session.get() ?? [])
  const allCodes = [...codes, ...renewed]
  const all = [...secrets, ...tokens, ...allCodes, ...allCodes.map((code) => code.replaceAll('-', ''))]
  for (const one of [...all, ...sessions.map(({ token }) => token)]) {
    expect(one).not.toBe('')
    expect(written).not.toContain(one)
  }
})
