import { afterAll, beforeAll, expect, it } from 'vitest'
import type { UserRole } from '../../../electron/contract/identity/person.ts'
import { type Database, freshDatabase } from '../../support/database.ts'
import { type OpenidProvider, startOpenidProvider } from '../../support/openid-provider.ts'
import { settingsFor, signInAs, visitAs } from '../../support/provider-desk.ts'
import { addPerson, openTestFarm, type TestFarm } from '../../support/test-farm.ts'

let own: Database
let farm: TestFarm
let provider: OpenidProvider

beforeAll(async () => {
  own = await freshDatabase()
  farm = await openTestFarm(own)
  provider = await startOpenidProvider()
  await addPerson(own.db, { email: 'owner@farm.test', role: 'SUPER_ADMIN' })
  const { client } = await farm.signedIn('owner@farm.test')
  await client.providers.save(settingsFor(provider, { newPeople: true }))
})
afterAll(async () => {
  await provider.stop()
  await farm.stop()
  await own.drop()
})

const accountOf = (email: string) => ({ sub: `at-provider-${email}`, email, email_verified: true })

it.each<[UserRole, string | null]>([
  ['SUPER_ADMIN', null],
  ['ADMIN', null],
  ['USER', 'users:update'],
  ['BUYER', 'api_keys:create'],
])('a provider that vouches for an address opens no account of %s, %s', async (role, right) => {
  const email = `${role.toLowerCase()}@guarded.test`
  const { id } = await addPerson(own.db, { email, role })
  if (right !== null) {
    const { id: roleId } = await own.db.role.create({ data: { name: `Role of ${email}` } })
    const [resource = '', action = ''] = right.split(':')
    const permission = await own.db.permission.findFirstOrThrow({ where: { resource, action } })
    await own.db.rolePermission.create({ data: { roleId, permissionId: permission.id } })
    await own.db.userRoleAssignment.create({ data: { userId: id, roleId } })
  }
  const { step } = await visitAs(provider, farm.desk(), accountOf(email))
  expect(step).toMatchObject({ step: 'failed', code: 'LINK_FIRST' })
  // Nor when nobody was ever in it, which leaves it as it was.
  await own.db.user.update({ where: { id }, data: { password: null, emailVerified: false } })
  expect((await visitAs(provider, farm.desk(), accountOf(email))).step).toMatchObject({ code: 'LINK_FIRST' })
  expect(await own.db.user.findUnique({ where: { id } })).toMatchObject({ emailVerified: false })
  expect(await own.db.userIdentity.count()).toBe(0)
})

it('one that was linked from inside opens it', async () => {
  const inside = await farm.signedIn('owner@farm.test')
  const account = accountOf('owner@farm.test')
  expect((await visitAs(provider, inside, account)).step).toMatchObject({ step: 'done' })
  expect(await signInAs(provider, farm.desk(), account)).toMatchObject({ done: true })
})
