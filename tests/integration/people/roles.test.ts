import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Permission } from '../../../electron/contract/permissions.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { raceForLock } from '../../support/held-lock.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('roles on %s', (name, fresh) => {
  let own: Database
  let farm: TestFarm
  let ana: TestClient
  let ben: TestClient
  let dan: string

  beforeAll(async () => {
    own = await fresh()
    farm = await openTestFarm(own)
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })
  beforeEach(async () => {
    await own.db.user.deleteMany({ where: { email: { not: 'system@local' } } })
    await own.db.role.deleteMany({ where: { isSystem: false } })
    await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
    await addPerson(own.db, { email: 'ben@farm.test', role: 'ADMIN', firstName: 'Ben' })
    dan = (await addPerson(own.db, { email: 'dan@farm.test', role: 'USER', firstName: 'Dan' })).id
    ana = (await farm.signedIn('ana@farm.test')).client
    ben = (await farm.signedIn('ben@farm.test')).client
  })

  const roleOf = async (role: string) => {
    const found = (await ana.roles.list()).find((one) => one.name === role)
    if (!found) throw new Error(`there is no role ${role}`)
    return found
  }
  const cashier = {
    name: 'Cashier',
    description: 'At the gate',
    permissions: ['orders:read', 'payments:read'] as Permission[],
  }

  it('lists the system ones in their rank and then the others, with how many people have them', async () => {
    await ben.roles.create(cashier)
    const roles = await ana.roles.list()
    expect(roles.map((role) => [role.name, role.isSystem, role.people])).toEqual([
      ['SUPER_ADMIN', true, 1],
      ['ADMIN', true, 1],
      ['GROWER', true, 0],
      ['BUYER', true, 0],
      ['USER', true, 1],
      ['Cashier', false, 0],
    ])
    expect(roles[5]).toMatchObject({ description: 'At the gate', permissions: ['orders:read', 'payments:read'] })
  })

  it('makes, renames and removes a custom role, and refuses a name that is taken', async () => {
    const role = await ana.roles.create(cashier)
    for (const taken of ['cashier', 'Admin', 'CASHIER']) {
      await expect(ana.roles.create({ ...cashier, name: taken })).rejects.toMatchObject({ code: 'ROLE_TAKEN' })
    }
    const renamed = await ana.roles.update({ id: role.id, name: 'Gate', description: '' })
    expect(renamed).toMatchObject({ name: 'Gate', description: '', permissions: ['orders:read', 'payments:read'] })
    await expect(ana.roles.update({ id: role.id, name: 'grower', description: '' })).rejects.toMatchObject({
      code: 'ROLE_TAKEN',
    })
    await ana.roles.remove({ id: role.id })
    await expect(ana.roles.remove({ id: role.id })).rejects.toMatchObject({ code: 'ROLE_NOT_FOUND' })
    const trail = await own.db.auditLog.findMany({ where: { entityId: role.id }, orderBy: { seq: 'asc' } })
    expect(trail.map(({ action, entity }) => `${action} ${entity}`)).toEqual([
      'CREATE Role',
      'UPDATE Role',
      'DELETE Role',
    ])
  })

  it('keeps system roles by name, and SUPER_ADMIN with all it holds', async () => {
    const system = { code: 'SYSTEM_ROLE', status: 409 }
    const grower = await roleOf('GROWER')
    await expect(ana.roles.update({ id: grower.id, name: 'Farmer', description: '' })).rejects.toMatchObject(system)
    await expect(ana.roles.remove({ id: grower.id })).rejects.toMatchObject(system)
    const owner = await roleOf('SUPER_ADMIN')
    await expect(ana.roles.setPermissions({ id: owner.id, permissions: [] })).rejects.toMatchObject(system)
    const more: Permission[] = [...grower.permissions, 'deliveries:read']
    const changed = await ben.roles.setPermissions({ id: grower.id, permissions: more })
    expect(changed.permissions).toContain('deliveries:read')
    await ben.roles.setPermissions({ id: grower.id, permissions: grower.permissions })
  })

  it('refuses to give, or take, through a role what one does not hold', async () => {
    const missing = (permission: string) => ({
      code: 'NOT_YOURS_TO_GIVE',
      status: 403,
      data: { why: 'MISSING', permissions: [permission] },
    })
    const withDelete = { ...cashier, permissions: ['orders:read', 'orders:delete'] as Permission[] }
    await expect(ben.roles.create(withDelete)).rejects.toMatchObject(missing('orders:delete'))
    const role = await ana.roles.create(withDelete)
    const theirs = missing('orders:delete')
    await expect(ben.roles.setPermissions({ id: role.id, permissions: ['orders:read'] })).rejects.toMatchObject(theirs)
    await expect(ben.roles.update({ id: role.id, name: 'Mine', description: '' })).rejects.toMatchObject(theirs)
    await expect(ben.roles.remove({ id: role.id })).rejects.toMatchObject(theirs)
    await expect(ben.people.setRoles({ id: dan, role: 'USER', roleIds: [role.id] })).rejects.toMatchObject(theirs)
    const user = await roleOf('USER')
    await expect(
      ben.roles.setPermissions({ id: user.id, permissions: [...user.permissions, 'system:update'] }),
    ).rejects.toMatchObject(missing('system:update'))
  })

  it('refuses to remove a role in use, with the count', async () => {
    const role = await ana.roles.create(cashier)
    await ana.people.setRoles({ id: dan, role: 'USER', roleIds: [role.id] })
    await expect(ana.roles.remove({ id: role.id })).rejects.toMatchObject({ code: 'ROLE_IN_USE', data: { people: 1 } })
    await ana.people.setRoles({ id: dan, role: 'USER', roleIds: [] })
    await ana.roles.remove({ id: role.id })
  })

  it('shows a change of a role to those who have it at their next call', async () => {
    const role = await ana.roles.create(cashier)
    await ana.people.setRoles({ id: dan, role: 'USER', roleIds: [role.id] })
    const { client } = await farm.signedIn('dan@farm.test')
    expect((await client.identity.me())?.permissions).toContain('payments:read')
    await ana.roles.setPermissions({
      id: role.id,
      permissions: ['users:read'],
      before: ['payments:read', 'orders:read'],
    })
    expect((await client.identity.me())?.permissions).toEqual([
      'categories:read',
      'notifications:read',
      'products:read',
      'users:read',
    ])
    expect((await client.people.list({})).total).toBe(3)
    await expect(
      ana.roles.setPermissions({ id: role.id, permissions: [], before: ['payments:read'] }),
    ).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    const last = await own.db.securityLog.findFirst({
      where: { event: 'ROLE_CHANGED' },
      orderBy: { timestamp: 'desc' },
    })
    expect(last?.metadata).toEqual({
      role: 'Cashier',
      added: ['users:read'],
      removed: ['orders:read', 'payments:read'],
    })
  })

  it('names who can give what', async () => {
    const givers = await ben.roles.givers()
    expect(givers['orders:read']).toEqual(['Ana Reyes', 'Ben Reyes'])
    expect(givers['users:delete']).toEqual(['Ana Reyes'])
  })

  it('names nobody who can not be asked: the inactive, the invited who never came, those who only hold it', async () => {
    const left = await addPerson(own.db, { email: 'eva@farm.test', role: 'SUPER_ADMIN', firstName: 'Eva' })
    await own.db.user.update({ where: { id: left.id }, data: { isActive: false } })
    const invited = await addPerson(own.db, { email: 'fe@farm.test', role: 'ADMIN', firstName: 'Fe' })
    await own.db.user.update({ where: { id: invited.id }, data: { password: null } })
    await addPerson(own.db, { email: 'gil@farm.test', role: 'GROWER', firstName: 'Gil' })
    const { client } = await farm.signedIn('dan@farm.test')
    const asked = async () => [
      (await ben.roles.givers())['devices:read'],
      await client.identity.whoGrants({ permission: 'devices:read' }),
    ]
    expect(await asked()).toEqual([
      ['Ana Reyes', 'Ben Reyes'],
      ['Ana Reyes', 'Ben Reyes'],
    ])
    // By a provider one comes in without a password.
    await own.db.user.update({ where: { id: invited.id }, data: { lastLoginAt: new Date() } })
    expect(await asked()).toEqual([
      ['Ana Reyes', 'Ben Reyes', 'Fe Reyes'],
      ['Ana Reyes', 'Ben Reyes', 'Fe Reyes'],
    ])
  })

  it('names at most five', async () => {
    for (const firstName of ['Gina', 'Cora', 'Delia', 'Eva', 'Fe'])
      await addPerson(own.db, { email: `${firstName}@farm.test`, role: 'ADMIN', firstName })
    expect((await ben.roles.givers())['devices:read']).toEqual([
      'Ana Reyes',
      'Ben Reyes',
      'Cora Reyes',
      'Delia Reyes',
      'Eva Reyes',
    ])
  })

  it.runIf(name === 'PostgreSQL')('of two who make a role of the same name at once, one does', async () => {
    const results = await raceForLock(own.url, 'mash.rights', [
      () => ana.roles.create(cashier),
      () => ben.roles.create({ ...cashier, name: 'CASHIER' }),
    ])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await own.db.role.count({ where: { isSystem: false } })).toBe(1)
  })

  it.runIf(name === 'PostgreSQL')('does not remove a role that is being given at the same moment', async () => {
    const role = await ana.roles.create(cashier)
    const results = await raceForLock<unknown>(own.url, 'mash.rights', [
      () => ana.people.setRoles({ id: dan, role: 'USER', roleIds: [role.id] }),
      () => ben.roles.remove({ id: role.id }),
    ])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})
