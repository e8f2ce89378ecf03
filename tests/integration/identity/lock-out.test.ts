import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clearAttempts } from '../../../electron/features/identity/index.ts'
import { openDatabase } from '../../../electron/platform/database/index.ts'
import { type Database, freshDatabase, freshEmbedded, testDeps } from '../../support/database.ts'
import { holdRows } from '../../support/hold-rows.ts'
import { codeOf, tally } from '../../support/outcome.ts'
import { addPerson, openTestFarm, type TestFarm, testPassword } from '../../support/test-farm.ts'

const minuteMs = 60_000
const wrong = 'Kabute-2027'

describe.each([
  ['server', freshDatabase],
  ['embedded', freshEmbedded],
] as const)('on the %s database', (kind, fresh) => {
  // What is decided outside of the database is asked once.
  const isServer = kind === 'server'
  let own: Database
  let farm: TestFarm
  let nowMs = Date.parse('2026-11-20T02:00:00Z')
  const now = () => new Date(nowMs)
  beforeAll(async () => {
    own = await fresh()
    farm = await openTestFarm(own, { now })
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })
  beforeEach(async () => {
    await own.db.user.deleteMany({ where: { email: { not: 'system@local' } } })
    await own.db.signInAttempt.deleteMany()
    await own.db.securityLog.deleteMany()
    await own.db.systemConfig.deleteMany({ where: { key: { startsWith: 'security.max' } } })
    nowMs += 10_000 // settings are trusted for five seconds
  })
  const try_ = (login: string, password: string, ipAddress = '192.168.1.20') =>
    codeOf(farm.desk({ ipAddress }).client.identity.signIn({ login, password, stay: false }))
  const events = async () => tally((await own.db.securityLog.findMany()).map(({ event }) => event))

  it('shuts an account after five wrong tries for half an hour, and says until when', async () => {
    await addPerson(own.db, { email: 'ana@farm.test' })
    for (let n = 0; n < 5; n += 1) expect(await try_('ana@farm.test', wrong)).toBe('WRONG_SIGN_IN')
    const { client } = farm.desk({ ipAddress: '192.168.1.21' })
    const right = { login: 'ANA@farm.test', password: testPassword, stay: false }
    await expect(client.identity.signIn(right)).rejects.toMatchObject({
      code: 'SIGN_IN_SHUT',
      status: 429,
      data: { until: new Date(nowMs + 30 * minuteMs) },
    })
    expect(await events()).toEqual({ ACCOUNT_LOCKED: 1, LOGIN_FAILED: 5 })
    nowMs += 30 * minuteMs - 1
    expect(await try_('ana@farm.test', testPassword)).toBe('SIGN_IN_SHUT')
    nowMs += 1
    expect(await try_('ana@farm.test', testPassword)).toBe('done')
    expect(await events()).toEqual({ ACCOUNT_LOCKED: 1, LOGIN_FAILED: 5, LOGIN_SUCCESS: 1 })
  })

  it.runIf(isServer)(
    'answers the unknown, the inactive and the account without a password as it answers a wrong one',
    async () => {
      await addPerson(own.db, { email: 'wrong@farm.test' })
      await addPerson(own.db, { email: 'inactive@farm.test', isActive: false })
      await own.db.user.create({ data: { email: 'without@farm.test', firstName: 'Ana' } })
      const course = async (login: string, password: string) => {
        const answers = []
        for (let n = 0; n < 6; n += 1) {
          const { client } = farm.desk({ ipAddress: `10.0.0.${n}` })
          answers.push(await client.identity.signIn({ login, password, stay: false }).catch((error: unknown) => error))
        }
        return answers
      }
      const expected = await course('wrong@farm.test', wrong)
      expect(expected.map((answer) => (answer as { code: string }).code)).toEqual([
        'WRONG_SIGN_IN',
        'WRONG_SIGN_IN',
        'WRONG_SIGN_IN',
        'WRONG_SIGN_IN',
        'WRONG_SIGN_IN',
        'SIGN_IN_SHUT',
      ])
      expect(await course('unknown@farm.test', testPassword)).toEqual(expected)
      expect(await course('inactive@farm.test', testPassword)).toEqual(expected)
      expect(await course('without@farm.test', testPassword)).toEqual(expected)
    },
  )

  it('counts the tries by e-mail and by user name together, and does not tell that both are one', async () => {
    await addPerson(own.db, { email: 'ana@farm.test', username: 'ana' })
    for (let n = 0; n < 3; n += 1) await try_('ana@farm.test', wrong)
    for (let n = 0; n < 2; n += 1) await try_('Ana', wrong)
    expect(await try_('ana', testPassword)).toBe('WRONG_SIGN_IN')
    expect(await try_('ana@farm.test', testPassword)).toBe('WRONG_SIGN_IN')
    nowMs += 30 * minuteMs
    expect(await try_('ana', testPassword)).toBe('done')
  })

  it.runIf(isServer)('forgets the wrong ones after a right one, and after the time of a lock-out', async () => {
    await addPerson(own.db, { email: 'ana@farm.test' })
    for (let n = 0; n < 4; n += 1) await try_('ana@farm.test', wrong)
    expect(await try_('ana@farm.test', testPassword)).toBe('done')
    expect(await own.db.signInAttempt.count()).toBe(0)
    for (let n = 0; n < 4; n += 1) await try_('ana@farm.test', wrong)
    nowMs += 30 * minuteMs
    expect(await try_('ana@farm.test', wrong)).toBe('WRONG_SIGN_IN')
    expect(await try_('ana@farm.test', testPassword)).toBe('done')
  })

  it('shuts an address that tries many accounts, and no other', async () => {
    const key = 'security.max_login_attempts_per_address'
    await own.db.systemConfig.create({ data: { key, value: 4, category: 'SECURITY' } })
    await addPerson(own.db, { email: 'ana@farm.test' })
    for (let n = 0; n < 4; n += 1) expect(await try_(`guess${n}@farm.test`, wrong)).toBe('WRONG_SIGN_IN')
    expect(await try_('ana@farm.test', testPassword)).toBe('SIGN_IN_SHUT')
    expect(await try_('ana@farm.test', testPassword, '192.168.1.30')).toBe('done')
    expect(await events()).toEqual({ LOGIN_FAILED: 4, LOGIN_SUCCESS: 1, SUSPICIOUS_ACTIVITY: 1 })
  })

  it('does not count a try for the account that the address was refused for', async () => {
    const key = 'security.max_login_attempts_per_address'
    await own.db.systemConfig.create({ data: { key, value: 3, category: 'SECURITY' } })
    await addPerson(own.db, { email: 'ana@farm.test' })
    for (let n = 0; n < 3; n += 1) await try_(`guess${n}@farm.test`, wrong)
    for (let n = 0; n < 6; n += 1) expect(await try_('ana@farm.test', wrong)).toBe('SIGN_IN_SHUT')
    expect(await try_('ana@farm.test', testPassword, '192.168.1.30')).toBe('done')
  })

  it('keeps nothing that was typed in clear, and opens again when someone opens it', async () => {
    const ana = await addPerson(own.db, { email: 'ana@farm.test', username: 'ana' })
    for (let n = 0; n < 5; n += 1) await try_('Ana@farm.test', wrong)
    const keys = (await own.db.signInAttempt.findMany({ orderBy: { key: 'asc' } })).map(({ key }) => key)
    const hash = createHash('sha256').update('ana@farm.test').digest('hex')
    expect(keys).toEqual([`account:${hash}`, 'address:192.168.1.20', `person:${ana.id}`])
    await own.db.$transaction((tx) => clearAttempts(tx, { ...ana, username: 'ana' }))
    expect(await try_('ana@farm.test', testPassword)).toBe('done')
  })
})

it('lets five of twenty wrong tries that two desktops make at once through, and not the right one after them', async () => {
  const own = await freshDatabase()
  let nowMs = Date.parse('2026-11-20T02:00:00Z')
  const options = { now: () => new Date(nowMs) }
  const here = await openTestFarm(own, options)
  const there = await openTestFarm({ open: await openDatabase(own.target, testDeps), url: own.url }, options)
  await addPerson(own.db, { email: 'ana@farm.test' })
  const key = `account:${createHash('sha256').update('ana@farm.test').digest('hex')}`
  await own.db.signInAttempt.create({ data: { key, firstAt: options.now() } })
  const held = await holdRows(own.url, 'SELECT FROM sign_in_attempts WHERE key = $1 FOR UPDATE', [key])

  const tries = Array.from({ length: 20 }, (_, n) => {
    const { client } = (n % 2 ? here : there).desk({ ipAddress: `10.0.0.${n}` })
    return codeOf(client.identity.signIn({ login: 'ana@farm.test', password: wrong, stay: false }))
  })
  await held.queued(10) // all connections that the two desktops have
  await held.letGo()
  expect(tally(await Promise.all(tries))).toEqual({ SIGN_IN_SHUT: 15, WRONG_SIGN_IN: 5 })
  expect(await own.db.securityLog.count({ where: { event: 'LOGIN_FAILED' } })).toBe(5)
  expect(await own.db.securityLog.count({ where: { event: 'ACCOUNT_LOCKED' } })).toBe(1)

  const right = { login: 'ana@farm.test', password: testPassword, stay: false }
  expect(await codeOf(there.desk().client.identity.signIn(right))).toBe('SIGN_IN_SHUT')
  nowMs += 30 * minuteMs
  expect(await codeOf(there.desk().client.identity.signIn(right))).toBe('done')
  await there.stop()
  await here.stop()
  await own.drop()
})
