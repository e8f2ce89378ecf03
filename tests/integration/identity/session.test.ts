import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { tokenHash } from '../../../electron/features/identity/sessions/session-service.ts'
import { openDatabase } from '../../../electron/platform/database/index.ts'
import { giveRole } from '../../support/api-door.ts'
import { type Database, freshDatabase, testDeps } from '../../support/database.ts'
import { addPerson, openTestFarm, type TestFarm, testPassword } from '../../support/test-farm.ts'

let own: Database
let here: TestFarm
let there: TestFarm
let nowMs = Date.now()
const now = () => new Date(nowMs)
const login = { login: 'Ana@Farm.test', password: testPassword, stay: false }

beforeAll(async () => {
  own = await freshDatabase()
  here = await openTestFarm(own, { now })
  // Another desktop on the same database.
  there = await openTestFarm({ open: await openDatabase(own.target, testDeps), url: own.url }, { now })
})
afterAll(async () => {
  await there.stop()
  await here.stop()
  await own.drop()
})
beforeEach(async () => {
  await own.db.user.deleteMany({ where: { email: { not: 'system@local' } } })
  await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
})

it('signs in without regard to case, keeps only the hash, and expires after 24 hours', async () => {
  const { client, caller } = here.desk()
  expect(await client.identity.signIn(login)).toMatchObject({ done: true, me: { email: 'ana@farm.test' } })
  const token = caller.session.get() ?? ''
  const rows = await own.db.session.findMany()
  expect(rows.map((row) => row.token)).toEqual([tokenHash(token)])
  expect(JSON.stringify(rows)).not.toContain(token)
  nowMs += 24 * 3_600_000 - 2000
  expect(await client.identity.me()).not.toBeNull()
  nowMs += 3000
  expect(await client.identity.me()).toBeNull()
})

it('answers a wrong password and an unknown person alike', async () => {
  const { client } = here.desk()
  const wrong = await client.identity.signIn({ ...login, password: 'Kabute-2027' }).catch((error: unknown) => error)
  const unknown = await client.identity.signIn({ ...login, login: 'nobody@farm.test' }).catch((error: unknown) => error)
  expect(wrong).toMatchObject({ code: 'WRONG_SIGN_IN', status: 403 })
  expect(unknown).toEqual(wrong)
})

it('ends at sign-out, and when the person is deactivated', async () => {
  const { client, caller } = await here.signedIn('ana@farm.test')
  const first = caller.session.get() ?? ''
  await client.identity.signOut()
  expect(caller.session.get()).toBeNull()
  expect(await own.db.session.findFirst({ where: { token: tokenHash(first) } })).toMatchObject({
    status: 'REVOKED',
    revokedReason: 'signed out',
  })
  const second = await here.signedIn('ana@farm.test')
  await own.db.user.updateMany({ data: { isActive: false } })
  nowMs += 1500
  expect(await second.client.identity.me()).toBeNull()
  await expect(second.client.identity.signIn(login)).rejects.toMatchObject({ code: 'WRONG_SIGN_IN' })
})

it('keeps at most five sessions, and ends the oldest', async () => {
  const first = await here.signedIn('ana@farm.test')
  for (let n = 0; n < 5; n += 1) {
    nowMs += 2000
    await here.signedIn('ana@farm.test')
  }
  expect(await own.db.session.count({ where: { status: 'ACTIVE' } })).toBe(5)
  expect(await first.client.identity.me()).toBeNull()
})

it('ends the streams of another desktop within two seconds when it is revoked', async () => {
  const desk = await there.signedIn('ana@farm.test')
  const events = await desk.client.chambers.found()
  expect((await events.next()).done).toBe(false)
  const ended = events.next().catch((error: unknown) => error)
  const began = performance.now()
  await own.db.session.updateMany({ data: { status: 'REVOKED', revokedAt: now(), revokedReason: 'lost laptop' } })
  nowMs += 1500
  expect(await ended).toMatchObject({ code: 'UNAUTHORIZED' })
  expect(performance.now() - began).toBeLessThan(2000)
  await expect(desk.client.chambers.list()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})

it('ends a stream when the right to it goes, and names who can give it back', async () => {
  await addPerson(own.db, { email: 'ben@farm.test', role: 'GROWER', firstName: 'Ben' })
  const desk = await there.signedIn('ben@farm.test')
  const events = await desk.client.chambers.found()
  await events.next()
  const ended = events.next().catch((error: unknown) => error)
  await own.db.user.updateMany({ where: { email: 'ben@farm.test' }, data: { role: 'USER' } })
  nowMs += 1500
  expect(await ended).toMatchObject({
    code: 'FORBIDDEN',
    data: { permission: 'devices:read', grantedBy: ['Ana Reyes'] },
  })
  await expect.poll(() => own.db.securityLog.count({ where: { event: 'PERMISSION_DENIED' } })).toBe(1)
})

it('ends a stream that began with other rights, so that it is opened again with those of now', async () => {
  await addPerson(own.db, { email: 'ben@farm.test', role: 'BUYER', firstName: 'Ben' })
  const user = await own.db.user.findUniqueOrThrow({ where: { email: 'ben@farm.test' } })
  await giveRole(own.db, user.id, ['orders:update', 'orders:read'])
  const desk = await there.signedIn('ben@farm.test')
  const events = await desk.client.orders.changes()
  await events.next()
  const ended = events.next().catch((error: unknown) => error)
  // A clerk no more, but still a customer who may look at orders: their own.
  await own.db.rolePermission.deleteMany({ where: { permission: { resource: 'orders', action: 'update' } } })
  nowMs += 1500
  expect(await ended).toMatchObject({ code: 'RIGHTS_CHANGED' })
  const again = await desk.client.orders.changes()
  expect((await again.next()).done).toBe(false)
  await again.return(undefined)
})

it('tells who is asked for a right, and of a right that one holds nothing', async () => {
  await addPerson(own.db, { email: 'ben@farm.test', role: 'GROWER', firstName: 'Ben' })
  const ben = (await here.signedIn('ben@farm.test')).client
  expect(await ben.identity.whoGrants({ permission: 'users:read' })).toEqual(['Ana Reyes'])
  expect(await ben.identity.whoGrants({ permission: 'devices:read' })).toEqual([])
  const nobody = here.desk().client
  await expect(nobody.identity.whoGrants({ permission: 'users:read' })).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})
