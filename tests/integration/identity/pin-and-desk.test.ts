import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../electron/platform/database/index.ts'
import { type Database, freshDatabase, freshEmbedded, testDeps } from '../../support/database.ts'
import { holdRows } from '../../support/hold-rows.ts'
import { codeOf, tally } from '../../support/outcome.ts'
import { addPerson, openTestFarm, type TestDesk, type TestFarm, testPassword } from '../../support/test-farm.ts'

const hourMs = 3_600_000
const pin = '4826'
const wrongPin = '4827'
const counter = { deviceId: 'counter' }

/** Ana and Ben work here; both have a PIN, and have signed in fully at the counter. Nobody is at it now. */
async function withTwoPeople(farm: TestFarm, own: Database) {
  await own.db.user.deleteMany({ where: { email: { not: 'system@local' } } })
  await own.db.signInAttempt.deleteMany()
  await own.db.securityLog.deleteMany()
  const ana = await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  const ben = await addPerson(own.db, { email: 'ben@farm.test', role: 'GROWER', firstName: 'Ben' })
  const desk = farm.desk(counter)
  for (const login of ['ana@farm.test', 'ben@farm.test']) {
    await desk.client.identity.signIn({ login, password: testPassword, stay: false })
    await desk.client.account.setPin({ password: testPassword, pin })
  }
  await desk.client.identity.signOut()
  return { ana, ben, desk }
}
const names = async (desk: TestDesk) => (await desk.client.identity.desk()).map(({ firstName }) => firstName)

describe.each([
  ['server', freshDatabase],
  ['embedded', freshEmbedded],
] as const)('on the %s database', (_kind, fresh) => {
  let own: Database
  let farm: TestFarm
  let nowMs = 0
  beforeAll(async () => {
    own = await fresh()
    farm = await openTestFarm(own, { now: () => new Date(nowMs) })
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })
  let day = 0
  beforeEach(() => {
    nowMs = Date.parse('2026-11-20T02:00:00Z') + (day += 1) * 48 * hourMs // ten in the morning in Manila
  })

  it('wants the password for a PIN, keeps a bcrypt hash, and refuses those that anybody tries first', async () => {
    const { ana } = await withTwoPeople(farm, own)
    const { client } = await farm.signedIn('ana@farm.test')
    expect(await codeOf(client.account.setPin({ password: 'Kabute-2027', pin: '9031' }))).toBe('WRONG_SIGN_IN')
    for (const plain of ['1234', '4321', '7777']) {
      expect(await codeOf(client.account.setPin({ password: testPassword, pin: plain }))).toBe('PIN_PLAIN')
    }
    await client.account.setPin({ password: testPassword, pin: '90317' })
    const user = await own.db.user.findUnique({ where: { id: ana.id } })
    expect(user?.pinHash).toMatch(/^\$2b\$10\$/)
    expect(await client.identity.me()).toMatchObject({ hasPin: true })
    await client.account.removePin()
    expect(await client.identity.me()).toMatchObject({ hasPin: false })
  })

  it('lists who signed in fully at this desk today, until midnight in Manila', async () => {
    const { ben, desk } = await withTwoPeople(farm, own)
    expect(await names(desk)).toEqual(['Ana', 'Ben'])
    expect(await names(farm.desk({ deviceId: 'office' }))).toEqual([])
    expect(await names(farm.desk({ deviceId: null }))).toEqual([])
    await own.db.user.update({ where: { id: ben.id }, data: { isActive: false } })
    expect(await names(desk)).toEqual(['Ana'])
    await own.db.user.update({ where: { id: ben.id }, data: { isActive: true, pinHash: null } })
    expect(await names(desk)).toEqual(['Ana'])
    nowMs += 14 * hourMs - 1
    expect(await names(desk)).toEqual(['Ana'])
    nowMs += 1
    expect(await names(desk)).toEqual([])
  })

  it('takes over by PIN, proves nothing, and ends the session that was there', async () => {
    const { ana, ben, desk } = await withTwoPeople(farm, own)
    await desk.client.identity.switchTo({ userId: ana.id, pin })
    const before = desk.caller.session.get()
    await desk.client.identity.lock()
    const me = await desk.client.identity.switchTo({ userId: ben.id, pin })
    expect(me).toMatchObject({ firstName: 'Ben', session: { locked: false, provenUntil: null } })
    expect(await codeOf(desk.client.account.newBackupCodes())).toBe('STEP_UP_NEEDED')
    const back = farm.desk({ ...counter, session: { get: () => before, set: () => undefined, clear: () => undefined } })
    expect(await back.client.identity.me()).toBeNull()
    expect(await own.db.session.findMany({ where: { status: 'ACTIVE' } })).toMatchObject([
      { userId: ben.id, method: 'PIN', deviceId: 'counter', provenAt: null },
    ])
    // Being relieved says nothing against Ana: she comes back as quickly.
    expect(await desk.client.identity.switchTo({ userId: ana.id, pin })).toMatchObject({ firstName: 'Ana' })
    expect(await own.db.auditLog.findFirst({ orderBy: { seq: 'desc' } })).toMatchObject({
      action: 'LOGIN',
      userId: ana.id,
      newValues: { method: 'PIN' },
    })
  })

  it('a sign-in by PIN is no full one: it lets nobody come back the next day', async () => {
    const { ana, desk } = await withTwoPeople(farm, own)
    nowMs += 13 * hourMs
    await desk.client.identity.switchTo({ userId: ana.id, pin })
    nowMs += 2 * hourMs // one in the morning
    expect(await names(desk)).toEqual([])
    expect(await codeOf(desk.client.identity.switchTo({ userId: ana.id, pin }))).toBe('PIN_SPENT')
    await desk.client.identity.lock()
    expect(await codeOf(desk.client.identity.unlock({ pin }))).toBe('PIN_SPENT')
    expect(await codeOf(desk.client.identity.unlock({ password: testPassword }))).toBe('done')
  })

  it('is spent after five wrong ones in a row, and good again after a full sign-in', async () => {
    const { ana, ben, desk } = await withTwoPeople(farm, own)
    const come = (given: string) => desk.client.identity.switchTo({ userId: ana.id, pin: given })
    for (const left of [4, 3, 2, 1]) {
      await expect(come(wrongPin)).rejects.toMatchObject({ code: 'WRONG_PIN', data: { left } })
    }
    expect(await codeOf(come(pin))).toBe('done') // in a row: the count starts anew
    for (const left of [4, 3, 2, 1, 0]) {
      await expect(come(wrongPin)).rejects.toMatchObject({ code: 'WRONG_PIN', data: { left } })
    }
    expect(await codeOf(come(pin))).toBe('PIN_SPENT')
    expect(await own.db.securityLog.count({ where: { event: 'ACCOUNT_LOCKED', userId: ana.id } })).toBe(1)
    expect(await codeOf(desk.client.identity.switchTo({ userId: ben.id, pin }))).toBe('done')
    await desk.client.identity.signIn({ login: 'ana@farm.test', password: testPassword, stay: false })
    expect(await codeOf(come(pin))).toBe('done')
  })

  it('is not asked for people who are not at this desk, and tells nothing of them', async () => {
    const { ana, desk } = await withTwoPeople(farm, own)
    const office = farm.desk({ deviceId: 'office' })
    expect(await codeOf(office.client.identity.switchTo({ userId: ana.id, pin: wrongPin }))).toBe('PIN_SPENT')
    expect(await codeOf(desk.client.identity.switchTo({ userId: 'nobody', pin }))).toBe('PIN_SPENT')
    expect(await own.db.user.findUnique({ where: { id: ana.id } })).toMatchObject({ pinFailures: 0 })
  })

  it('wants a full sign-in again where a session was ended for a reason, and only there', async () => {
    await withTwoPeople(farm, own)
    const office = await farm.signedIn('ana@farm.test', { deviceId: 'office' })
    const desk = await farm.signedIn('ana@farm.test', counter)
    expect(await names(desk)).toEqual(['Ana', 'Ben'])
    nowMs += 1000
    const there = (await office.client.account.sessions()).find((session) => !session.current)
    await office.client.account.endSession({ id: there?.id ?? '' })
    expect(await names(desk)).toEqual(['Ben'])
    expect(await names(office)).toEqual(['Ana'])
    nowMs += 1000
    await farm.signedIn('ana@farm.test', counter)
    expect(await names(desk)).toEqual(['Ana', 'Ben'])
  })
})

it('compares five of twelve wrong PINs that two desktops try at once, and not the right one after them', async () => {
  const own = await freshDatabase()
  const here = await openTestFarm(own)
  const there = await openTestFarm({ open: await openDatabase(own.target, testDeps), url: own.url })
  const { ana } = await withTwoPeople(here, own)
  const held = await holdRows(own.url, 'SELECT FROM users WHERE id = $1 FOR UPDATE', [ana.id])
  const desks = Array.from({ length: 12 }, (_, n) => (n % 2 ? here : there).desk(counter))
  const tries = desks.map(({ client }) => codeOf(client.identity.switchTo({ userId: ana.id, pin: wrongPin })))
  await held.queued(10) // all connections that the two desktops have
  await held.letGo()
  expect(tally(await Promise.all(tries))).toEqual({ PIN_SPENT: 7, WRONG_PIN: 5 })
  const desk = there.desk(counter)
  expect(await codeOf(desk.client.identity.switchTo({ userId: ana.id, pin }))).toBe('PIN_SPENT')
  await desk.client.identity.signIn({ login: 'ana@farm.test', password: testPassword, stay: false })
  expect(await codeOf(desk.client.identity.switchTo({ userId: ana.id, pin }))).toBe('done')
  await there.stop()
  await here.stop()
  await own.drop()
})
