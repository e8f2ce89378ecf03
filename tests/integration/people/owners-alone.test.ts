import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Permission } from '../../../electron/contract/permissions.ts'
import { type Database, freshDatabase } from '../../support/database.ts'
import { codeOf } from '../../support/outcome.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'

const alone: Permission = 'system:credentials'
let own: Database
let farm: TestFarm
let owner: TestClient

beforeAll(async () => {
  own = await freshDatabase()
  farm = await openTestFarm(own)
  await addPerson(own.db, { email: 'owner@farm.test', role: 'SUPER_ADMIN', firstName: 'Olga' })
  owner = (await farm.signedIn('owner@farm.test')).client
})
afterAll(async () => {
  await farm.stop()
  await own.drop()
})

it('no role is given it, new or old', async () => {
  const refused = { code: 'NOT_YOURS_TO_GIVE', data: { why: 'OWNERS_ALONE', permissions: [alone] } }
  const made = { name: 'Clerk', description: '', permissions: [alone] }
  await expect(owner.roles.create(made)).rejects.toMatchObject(refused)
  const { id } = await owner.roles.create({ ...made, permissions: ['system:update'] })
  await expect(owner.roles.setPermissions({ id, permissions: [alone] })).rejects.toMatchObject(refused)
  await expect(owner.roles.setPermissions({ id: 'role-ADMIN', permissions: [alone] })).rejects.toMatchObject(refused)
})

it('a role that has it in the tables gives it to nobody: by main role, by assignment, by a key', async () => {
  const { id: permissionId } = await own.db.permission.findFirstOrThrow({ where: { action: 'credentials' } })
  const { id: roleId } = await own.db.role.create({ data: { name: 'Smuggled' } })
  await own.db.rolePermission.createMany({
    data: [
      { roleId, permissionId },
      { roleId: 'role-ADMIN', permissionId },
    ],
  })
  const [admin, user] = [
    await addPerson(own.db, { email: 'admin@farm.test', role: 'ADMIN' }),
    await addPerson(own.db, { email: 'user@farm.test' }),
  ]
  await own.db.userRoleAssignment.createMany({
    data: [
      { userId: user.id, roleId },
      { userId: user.id, roleId: 'role-SUPER_ADMIN' },
    ],
  })
  for (const { id, email } of [admin, user]) {
    const { client } = await farm.signedIn(email)
    expect((await client.identity.me())?.permissions).not.toContain(alone)
    expect((await owner.people.rights({ id })).permissions).not.toContain(alone)
    expect(await codeOf(client.mail.test({ ...(await client.mail.get()), password: null, to: email }))).toBe(
      'FORBIDDEN',
    )
    const key = client.keys.create({ name: 'Sheet', scopes: [alone], days: null })
    await expect(key).rejects.toMatchObject({ code: 'NOT_YOURS_TO_GIVE' })
    expect(await client.identity.whoGrants({ permission: alone })).toEqual(['Olga Reyes'])
  }
  const roles = await owner.roles.list()
  expect(roles.filter(({ permissions }) => permissions.includes(alone)).map(({ name }) => name)).toEqual([
    'SUPER_ADMIN',
  ])
  expect((await owner.roles.givers())[alone]).toEqual(['Olga Reyes'])
})
