import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../electron/platform/database/index.ts'
import { codeAt } from '../../support/authenticator.ts'
import { type Database, freshDatabase, freshEmbedded, testDeps } from '../../support/database.ts'
import { holdRows } from '../../support/hold-rows.ts'
import { codeOf, tally } from '../../support/outcome.ts'
import { addPerson, openTestFarm, type TestDesk, type TestFarm, testPassword } from '../../support/test-farm.ts'

let nowMs = Date.parse('2026-11-20T02:00:00Z')
const now = () => new Date(nowMs)
const minuteMs = 60_000
const login = { login: 'ana@farm.test', password: testPassword, stay: false }

/** Ana with a second factor, her desk, its secret and the codes that were shown. */
async function withSecondFactor(farm: TestFarm, own: Database) {
  await own.db.user.deleteMany({ where: { email: { not: 'system@local' } } })
  await own.db.signInAttempt.deleteMany()
  const ana = await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  const desk = await farm.signedIn('ana@farm.test')
  const { secret } = await desk.client.account.startTwoFactor()
  const { codes } = await desk.client.account.confirmTwoFactor({ code: codeAt(secret, now()) })
  nowMs += minuteMs // the code that turned it on is spent
  return { ana, desk, secret, codes }
}
const ticketAt = async (desk: TestDesk) => {
  const answer = await desk.client.identity.signIn(login)
  if (answer.done) throw new Error('no second factor was asked for')
  return answer.ticket
}

describe.each([
  ['server', freshDatabase],
  ['embedded', freshEmbedded],
] as const)('on the %s database', (_kind, fresh) => {
  let own: Database
  let farm: TestFarm
  beforeAll(async () => {
    own = await fresh()
    farm = await openTestFarm(own, { now })
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })
  beforeEach(async () => {
    await own.db.securityLog.deleteMany()
  })

  it('is on only after a code that fits, keeps the secret sealed, and draws the QR code', async () => {
    await own.db.user.deleteMany({ where: { email: { not: 'system@local' } } })
    await addPerson(own.db, { email: 'ana@farm.test' })
    const { client } = await farm.signedIn('ana@farm.test')
    expect(await codeOf(client.account.confirmTwoFactor({ code: '123456' }))).toBe('NOT_STARTED')
    expect(await codeOf(client.account.newBackupCodes())).toBe('NOT_ON')
    const setup = await client.account.startTwoFactor()
    expect(setup.secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(setup.uri).toMatch(/^otpauth:\/\/totp\/MASH:ana%40farm\.test\?/)
    expect(new URL(setup.uri).searchParams.get('secret')).toBe(setup.secret)
    expect(setup.qrSvg).toMatch(/^<svg /)
    const wrong = codeAt(setup.secret, new Date(nowMs + 10 * minuteMs))
    expect(await codeOf(client.account.confirmTwoFactor({ code: wrong }))).toBe('WRONG_CODE')
    expect(await client.identity.me()).toMatchObject({ twoFactor: false, backupCodes: 0 })
    const { codes } = await client.account.confirmTwoFactor({ code: codeAt(setup.secret, now()) })
    expect(await client.identity.me()).toMatchObject({ twoFactor: true, backupCodes: 10 })
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){2}$/)
    const kept = JSON.stringify(await own.db.user.findFirst({ where: { email: 'ana@farm.test' } }))
    for (const secret of [setup.secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))]) {
      expect(kept).not.toContain(secret)
    }
    expect(await codeOf(client.account.startTwoFactor())).toBe('ALREADY_ON')
    expect(await own.db.securityLog.count({ where: { event: 'TWO_FACTOR_ENABLED' } })).toBe(1)
  })

  it('asks for it at the sign-in; a ticket serves one entry within five minutes', async () => {
    const { secret } = await withSecondFactor(farm, own)
    const desk = farm.desk()
    const ticket = await ticketAt(desk)
    expect(await desk.client.identity.me()).toBeNull()
    expect(await codeOf(desk.client.identity.secondFactor({ ticket: 'made-up', code: '123456' }))).toBe('TICKET_OVER')
    const spaced = codeAt(secret, now()).replace(/^.../, '$& ')
    expect(await desk.client.identity.secondFactor({ ticket, code: spaced })).toMatchObject({ twoFactor: true })
    nowMs += minuteMs
    expect(await codeOf(desk.client.identity.secondFactor({ ticket, code: codeAt(secret, now()) }))).toBe('TICKET_OVER')
    const late = await ticketAt(desk)
    nowMs += 5 * minuteMs
    expect(await codeOf(desk.client.identity.secondFactor({ ticket: late, code: codeAt(secret, now()) }))).toBe(
      'TICKET_OVER',
    )
  })

  it('takes the codes of the step before and after, no other, and none twice', async () => {
    const { secret } = await withSecondFactor(farm, own)
    const enter = async (offsetMs: number) => {
      const desk = farm.desk()
      const code = codeAt(secret, new Date(nowMs + offsetMs))
      return codeOf(desk.client.identity.secondFactor({ ticket: await ticketAt(desk), code }))
    }
    nowMs += 10 * minuteMs
    expect(await enter(-60_000)).toBe('WRONG_CODE')
    expect(await enter(60_000)).toBe('WRONG_CODE')
    expect(await enter(-30_000)).toBe('done')
    expect(await enter(-30_000)).toBe('WRONG_CODE')
    expect(await enter(30_000)).toBe('done')
    expect(await enter(0)).toBe('WRONG_CODE') // older than one that was taken
  })

  it('counts wrong codes, also of tickets anew, and shuts after five', async () => {
    const { ana, secret, codes } = await withSecondFactor(farm, own)
    for (let n = 0; n < 5; n += 1) {
      const desk = farm.desk()
      const code = n % 2 ? 'AAAA-BBBB-CCCC' : codeAt(secret, new Date(nowMs + 20 * minuteMs))
      expect(await codeOf(desk.client.identity.secondFactor({ ticket: await ticketAt(desk), code }))).toBe('WRONG_CODE')
    }
    const desk = farm.desk()
    const good = [codeAt(secret, now()), codes[0] ?? '']
    for (const code of good) {
      await expect(desk.client.identity.secondFactor({ ticket: await ticketAt(desk), code })).rejects.toMatchObject({
        code: 'SIGN_IN_SHUT',
        data: { until: new Date(nowMs + 30 * minuteMs) },
      })
    }
    expect(await own.db.securityLog.count({ where: { event: 'ACCOUNT_LOCKED', userId: ana.id } })).toBe(1)
    nowMs += 30 * minuteMs
    const code = codeAt(secret, now())
    expect(await codeOf(desk.client.identity.secondFactor({ ticket: await ticketAt(desk), code }))).toBe('done')
  })

  it('takes each backup code once, typed in any way, and tells how many are left', async () => {
    const { ana, codes } = await withSecondFactor(farm, own)
    const desk = farm.desk()
    const code = ` ${(codes[3] ?? '').toLowerCase().replaceAll('-', ' ')} `
    const me = await desk.client.identity.secondFactor({ ticket: await ticketAt(desk), code })
    expect(me).toMatchObject({ id: ana.id, backupCodes: 9 })
    expect(await codeOf(desk.client.identity.secondFactor({ ticket: await ticketAt(desk), code }))).toBe('WRONG_CODE')
    expect(await own.db.securityLog.findMany({ where: { event: 'BACKUP_CODE_USED' } })).toMatchObject([
      { severity: 'WARNING', userId: ana.id, metadata: { left: 9 } },
    ])
  })

  it('gives new backup codes, ends, and asks for a proof before either', async () => {
    const { ana, desk, codes } = await withSecondFactor(farm, own)
    nowMs += 10 * minuteMs
    expect(await codeOf(desk.client.account.newBackupCodes())).toBe('STEP_UP_NEEDED')
    expect(await codeOf(desk.client.account.endTwoFactor())).toBe('STEP_UP_NEEDED')
    await desk.client.identity.stepUp({ password: testPassword })
    const fresh = await desk.client.account.newBackupCodes()
    expect(fresh.codes.filter((code) => codes.includes(code))).toEqual([])
    const other = farm.desk()
    const old = codes[0] ?? ''
    expect(await codeOf(other.client.identity.secondFactor({ ticket: await ticketAt(other), code: old }))).toBe(
      'WRONG_CODE',
    )
    await desk.client.account.endTwoFactor()
    expect(await desk.client.identity.me()).toMatchObject({ twoFactor: false, backupCodes: 0 })
    expect(await own.db.user.findUnique({ where: { id: ana.id } })).toMatchObject({
      twoFactorSecret: null,
      twoFactorBackupCodes: [],
      twoFactorLastStep: null,
    })
    expect(await own.db.securityLog.count({ where: { event: 'TWO_FACTOR_DISABLED', severity: 'WARNING' } })).toBe(1)
    expect(await other.client.identity.signIn(login)).toMatchObject({ done: true })
  })

  it('lets nobody in who was deactivated, or whose password was changed, after the password was right', async () => {
    const { secret } = await withSecondFactor(farm, own)
    const desk = farm.desk()
    const first = await ticketAt(desk)
    await own.db.user.updateMany({ where: { email: 'ana@farm.test' }, data: { isActive: false } })
    const enter = (ticket: string) => codeOf(desk.client.identity.secondFactor({ ticket, code: codeAt(secret, now()) }))
    expect(await enter(first)).toBe('TICKET_OVER')
    await own.db.user.updateMany({ where: { email: 'ana@farm.test' }, data: { isActive: true } })
    nowMs += minuteMs
    const second = await ticketAt(desk)
    await own.db.user.updateMany({ where: { email: 'ana@farm.test' }, data: { password: 'another' } })
    expect(await enter(second)).toBe('TICKET_OVER')
    expect(desk.caller.session.get()).toBeNull()
  })
})

describe('on two desktops', () => {
  let own: Database
  let here: TestFarm
  let there: TestFarm
  beforeAll(async () => {
    own = await freshDatabase()
    const options = { now, databasePassword: 'shared-by-both' }
    here = await openTestFarm(own, options)
    there = await openTestFarm({ open: await openDatabase(own.target, testDeps), url: own.url }, options)
  })
  afterAll(async () => {
    await there.stop()
    await here.stop()
    await own.drop()
  })

  it.each(['TOTP code', 'backup code'])('one of two who bring the same %s at once gets in', async (kind) => {
    const { ana, secret, codes } = await withSecondFactor(here, own)
    const desks = [here.desk(), there.desk()]
    const tickets = await Promise.all(desks.map(ticketAt))
    const code = kind === 'TOTP code' ? codeAt(secret, now()) : (codes[5] ?? '')
    const held = await holdRows(own.url, 'SELECT FROM users WHERE id = $1 FOR UPDATE', [ana.id])
    const both = desks.map((desk, n) => codeOf(desk.client.identity.secondFactor({ ticket: tickets[n] ?? '', code })))
    await held.queued(2)
    await held.letGo()
    expect(tally(await Promise.all(both))).toEqual({ WRONG_CODE: 1, done: 1 })
    const used = await own.db.securityLog.count({ where: { event: 'BACKUP_CODE_USED' } })
    expect(used).toBe(kind === 'backup code' ? 1 : 0)
  })

  it('a backup code works where the data key is missing; there the authenticator can not be asked', async () => {
    const { secret, codes } = await withSecondFactor(here, own)
    const copied = await openTestFarm(
      { open: await openDatabase(own.target, testDeps), url: own.url },
      { now, databasePassword: 'not the one' },
    )
    const desk = copied.desk()
    const ticket = await ticketAt(desk)
    for (let n = 0; n < 6; n += 1) {
      // None of them counts as a wrong one.
      const code = codeAt(secret, now())
      expect(await codeOf(desk.client.identity.secondFactor({ ticket, code }))).toBe('KEY_MISSING')
    }
    expect(await codeOf(desk.client.identity.secondFactor({ ticket, code: codes[0] ?? '' }))).toBe('done')
    await desk.client.account.endTwoFactor()
    expect(await codeOf(desk.client.account.startTwoFactor())).toBe('KEY_MISSING')
    await copied.stop()
  })
})
