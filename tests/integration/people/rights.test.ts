import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../electron/platform/database/index.ts'
import { type Database, freshDatabase, testDeps } from '../../support/database.ts'
import { raceForLock } from '../../support/held-lock.ts'
import { addPerson, openTestFarm, type TestDesk, type TestFarm } from '../../support/test-farm.ts'

let own: Database
let here: TestFarm
let there: TestFarm
const ids = new Map<string, string>()
const idOf = (name: string): string => ids.get(name) ?? ''
const lock = 'mash.rights'

beforeAll(async () => {
  own = await freshDatabase()
  here = await openTestFarm(own)
  // Another desktop, with a connection of its own.
  there = await openTestFarm({ open: await openDatabase(own.target, testDeps), url: own.url })
})
afterAll(async () => {
  await there.stop()
  await here.stop()
  await own.drop()
})
beforeEach(async () => {
  await own.db.user.deleteMany({ where: { email: { not: 'system@local' } } })
  await own.db.role.deleteMany({ where: { isSystem: false } })
  const people = [
    ['ana', 'SUPER_ADMIN'],
    ['ben', 'ADMIN'],
    ['cora', 'GROWER'],
    ['dan', 'USER'],
  ] as const
  for (const [name, role] of people) {
    const { id } = await addPerson(own.db, { email: `${name}@farm.test`, role, firstName: name })
    ids.set(name, id)
  }
})

const at = (name: string, farm = here): Promise<TestDesk> => farm.signedIn(`${name}@farm.test`)
const codes = (results: PromiseSettledResult<unknown>[]) =>
  results
    .map((one) => (one.status === 'fulfilled' ? 'done' : String((one.reason as { code?: unknown }).code)))
    .toSorted()
const securityEvents = async () =>
  (await own.db.securityLog.findMany({ where: { userId: idOf('dan') }, orderBy: { timestamp: 'asc' } })).map(
    ({ event }) => event,
  )
const input = (role: 'USER' | 'ADMIN' | 'GROWER' | 'SUPER_ADMIN' | 'BUYER', email = 'eva@farm.test') => ({
  email,
  username: '',
  firstName: 'Eva',
  lastName: 'Santos',
  phoneNumber: '0917 123 4567',
  role,
})

describe('the last owner', () => {
  it('can not be demoted, deactivated or removed', async () => {
    const { client } = await at('ana')
    const id = idOf('ana')
    const last = { code: 'LAST_OWNER', status: 409 }
    await expect(client.people.setRoles({ id, role: 'ADMIN', roleIds: [] })).rejects.toMatchObject(last)
    await expect(client.people.setActive({ id, isActive: false, reason: '' })).rejects.toMatchObject(last)
    await expect(client.people.remove({ id })).rejects.toMatchObject(last)
    expect(await own.db.user.findUnique({ where: { id } })).toMatchObject({ role: 'SUPER_ADMIN', isActive: true })
  })

  it('is not outnumbered by owners who can not sign in', async () => {
    const data = { firstName: 'Old', lastName: 'Owner', role: 'SUPER_ADMIN' } as const
    await own.db.user.create({ data: { ...data, email: 'invited@farm.test' } })
    await own.db.user.create({ data: { ...data, email: 'gone@farm.test', password: 'x', isActive: false } })
    const { client } = await at('ana')
    await expect(client.people.setRoles({ id: idOf('ana'), role: 'USER', roleIds: [] })).rejects.toMatchObject({
      code: 'LAST_OWNER',
    })
  })

  it('stays when two owners step down at the same moment at two desktops', async () => {
    await own.db.user.update({ where: { id: idOf('ben') }, data: { role: 'SUPER_ADMIN' } })
    const [ana, ben] = await Promise.all([at('ana', here), at('ben', there)])
    const results = await raceForLock(own.url, lock, [
      () => ana.client.people.setRoles({ id: idOf('ana'), role: 'GROWER', roleIds: [] }),
      () => ben.client.people.setRoles({ id: idOf('ben'), role: 'GROWER', roleIds: [] }),
    ])
    expect(codes(results)).toEqual(['LAST_OWNER', 'done'])
    expect(await own.db.user.count({ where: { role: 'SUPER_ADMIN' } })).toBe(1)
  })

  it('stays when two owners demote each other at the same moment: exactly one wins', async () => {
    await own.db.user.update({ where: { id: idOf('ben') }, data: { role: 'SUPER_ADMIN' } })
    const [ana, ben] = await Promise.all([at('ana', here), at('ben', there)])
    const results = await raceForLock(own.url, lock, [
      () => ana.client.people.setRoles({ id: idOf('ben'), role: 'ADMIN', roleIds: [] }),
      () => ben.client.people.setRoles({ id: idOf('ana'), role: 'ADMIN', roleIds: [] }),
    ])
    expect(codes(results)).toEqual(['NOT_YOURS_TO_GIVE', 'done'])
    expect(await own.db.user.count({ where: { role: 'SUPER_ADMIN' } })).toBe(1)
  })

  it('stays when one owner leaves while another is deactivated', async () => {
    await own.db.user.update({ where: { id: idOf('ben') }, data: { role: 'SUPER_ADMIN' } })
    const [ana, ben] = await Promise.all([at('ana', here), at('ben', there)])
    const results = await raceForLock(own.url, lock, [
      () => ana.client.people.setActive({ id: idOf('ben'), isActive: false, reason: '' }),
      () => ben.client.people.setActive({ id: idOf('ana'), isActive: false, reason: '' }),
    ])
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(await own.db.user.count({ where: { role: 'SUPER_ADMIN', isActive: true } })).toBe(1)
  })
})

describe('nobody gives what they do not hold', () => {
  it('refuses an administrator every change of owners and administrators, and names what is missing', async () => {
    const { client } = await at('ben')
    await addPerson(own.db, { email: 'fe@farm.test', role: 'ADMIN', firstName: 'Fe' })
    const { id: otherAdmin } = await own.db.user.findUniqueOrThrow({ where: { email: 'fe@farm.test' } })
    const calls = (id: string) => [
      () => client.people.update({ id, ...input('USER') }),
      () => client.people.invite({ id }),
      () => client.people.setActive({ id, isActive: false, reason: '' }),
      () => client.people.setRoles({ id, role: 'USER', roleIds: [] }),
      () => client.people.resetTwoFactor({ id }),
      () => client.people.endSessions({ id }),
    ]
    for (const id of [idOf('ana'), otherAdmin]) {
      for (const call of calls(id)) {
        await expect(call()).rejects.toMatchObject({ code: 'NOT_YOURS_TO_GIVE', data: { why: 'OWNER_ONLY' } })
      }
    }
    // All that an owner holds and an administrator does not.
    await expect(client.people.invite({ id: idOf('ana') })).rejects.toMatchObject({
      data: {
        permissions: [
          'users:create',
          'users:delete',
          'orders:create',
          'orders:delete',
          'system:update',
          'system:maintenance',
          'system:credentials',
        ],
      },
    })
    expect(await own.db.user.findUnique({ where: { id: idOf('ana') } })).toMatchObject({ isActive: true })
  })

  it('lets an administrator make growers, and nobody an administrator but an owner', async () => {
    const ben = await at('ben')
    const id = idOf('dan')
    expect(await ben.client.people.setRoles({ id, role: 'GROWER', roleIds: [] })).toMatchObject({ role: 'GROWER' })
    for (const role of ['ADMIN', 'SUPER_ADMIN'] as const) {
      await expect(ben.client.people.setRoles({ id, role, roleIds: [] })).rejects.toMatchObject({
        code: 'NOT_YOURS_TO_GIVE',
        data: { why: 'OWNER_ONLY' },
      })
    }
    const admin = await own.db.role.findUniqueOrThrow({ where: { name: 'ADMIN' } })
    await expect(ben.client.people.setRoles({ id, role: 'USER', roleIds: [admin.id] })).rejects.toMatchObject({
      code: 'NOT_YOURS_TO_GIVE',
    })
    await expect(
      ben.client.people.setRoles({ id: idOf('ben'), role: 'SUPER_ADMIN', roleIds: [] }),
    ).rejects.toMatchObject({ data: { why: 'OWN_ROLE' } })
    const ana = await at('ana')
    expect(await ana.client.people.setRoles({ id, role: 'ADMIN', roleIds: [] })).toMatchObject({ role: 'ADMIN' })
  })

  it('decides by the rights of the moment it is decided in, not by those the call came in with', async () => {
    const [ana, ben] = await Promise.all([at('ana', here), at('ben', there)])
    const results = await raceForLock(own.url, lock, [
      () => ana.client.people.setRoles({ id: idOf('ben'), role: 'USER', roleIds: [] }),
      async () => {
        await expect
          .poll(() => own.db.$queryRaw`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`)
          .toHaveLength(1)
        return ben.client.people.setActive({ id: idOf('dan'), isActive: false, reason: '' })
      },
    ])
    expect(codes(results)).toEqual(['NOT_YOURS_TO_GIVE', 'done'])
    expect(await own.db.user.findUnique({ where: { id: idOf('dan') } })).toMatchObject({ isActive: true })
  })

  it('refuses a change of roles that rests on what someone else has changed', async () => {
    const { client } = await at('ana')
    const before = { role: 'USER', roleIds: [] } as const
    await client.people.setRoles({ id: idOf('dan'), role: 'GROWER', roleIds: [], before: { ...before, roleIds: [] } })
    await expect(
      client.people.setRoles({ id: idOf('dan'), role: 'BUYER', roleIds: [], before: { ...before, roleIds: [] } }),
    ).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
  })
})

describe('what ends at once', () => {
  it('ends sessions and streams everywhere when someone is deactivated, and says so in the log', async () => {
    await own.db.user.update({ where: { id: idOf('dan') }, data: { role: 'GROWER' } })
    const [ana, dan] = await Promise.all([at('ana', here), at('dan', there)])
    const events = await dan.client.chambers.found()
    await events.next()
    const ended = events.next().catch((error: unknown) => error)
    const began = performance.now()
    await ana.client.people.setActive({ id: idOf('dan'), isActive: false, reason: 'left the farm' })
    expect(await ended).toMatchObject({ code: 'UNAUTHORIZED' })
    expect(performance.now() - began).toBeLessThan(2000)
    await expect(there.signedIn('dan@farm.test')).rejects.toMatchObject({ code: 'WRONG_SIGN_IN' })
    expect(await own.db.session.findFirst({ where: { userId: idOf('dan') } })).toMatchObject({
      status: 'REVOKED',
      revokedReason: 'deactivated',
    })
    expect(await securityEvents()).toEqual(['LOGIN_SUCCESS', 'SESSION_REVOKED', 'PERSON_DEACTIVATED', 'LOGIN_FAILED'])
    expect(await own.db.auditLog.findFirst({ where: { entityId: idOf('dan'), action: 'UPDATE' } })).toMatchObject({
      userId: idOf('ana'),
      entity: 'User',
      oldValues: { isActive: true },
      newValues: { isActive: false, reason: 'left the farm' },
    })
    const back = await ana.client.people.setActive({ id: idOf('dan'), isActive: true, reason: '' })
    expect(back).toMatchObject({ isActive: true, sessions: 0 })
  })

  it('ends sessions when roles change, but not the one who changes their own', async () => {
    await own.db.user.update({ where: { id: idOf('ben') }, data: { role: 'SUPER_ADMIN' } })
    const [ana, dan] = [await at('ana'), await at('dan')]
    await ana.client.people.setRoles({ id: idOf('dan'), role: 'GROWER', roleIds: [] })
    expect(await dan.client.identity.me()).toBeNull()
    expect(await securityEvents()).toEqual(['LOGIN_SUCCESS', 'ROLE_CHANGED', 'SESSION_REVOKED'])
    await ana.client.people.setRoles({ id: idOf('ana'), role: 'ADMIN', roleIds: [] })
    expect(await ana.client.identity.me()).toMatchObject({ role: 'ADMIN' })
  })

  it('ends the sessions it is asked to end', async () => {
    const [ben, dan] = [await at('ben'), await at('dan')]
    await at('dan')
    expect(await ben.client.people.endSessions({ id: idOf('dan') })).toEqual({ ended: 2 })
    expect(await dan.client.identity.me()).toBeNull()
    expect(await ben.client.people.get({ id: idOf('dan') })).toMatchObject({ sessions: 0 })
  })

  it('takes the second factor of someone who lost theirs', async () => {
    const data = { twoFactorEnabled: true, twoFactorSecret: 'sealed', twoFactorBackupCodes: ['a', 'b'] }
    await own.db.user.update({ where: { id: idOf('dan') }, data })
    const ben = await at('ben')
    expect(await ben.client.people.resetTwoFactor({ id: idOf('dan') })).toMatchObject({ twoFactor: false })
    expect(await own.db.user.findUnique({ where: { id: idOf('dan') } })).toMatchObject({
      twoFactorEnabled: false,
      twoFactorSecret: null,
      twoFactorBackupCodes: [],
    })
    expect(await securityEvents()).toEqual(['TWO_FACTOR_DISABLED'])
  })
})
