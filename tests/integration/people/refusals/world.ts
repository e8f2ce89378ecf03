import type { UserRole } from '../../../../electron/contract/identity/person.ts'
import type { Permission } from '../../../../electron/contract/permissions.ts'
import type { Database } from '../../../support/database.ts'
import { addPerson, type TestClient, type TestFarm } from '../../../support/test-farm.ts'

/** All that a manager of people may do, and nothing else. */
export const managersRights = [
  ...['users:read', 'users:create', 'users:update', 'users:delete', 'users:manage_roles'],
  ...['api_keys:read', 'api_keys:create', 'api_keys:delete'],
] as Permission[]

/** Ana's farm with a manager in it, everyone else made when they are asked for. */
export async function office(own: Database, ana: TestClient, farm: TestFarm) {
  let made = 0
  const unused = () => (made += 1)
  const mail = () => `person-${unused()}@farm.test`
  const role = (permissions: Permission[], name = `Role ${unused()}`) =>
    ana.roles.create({ name, description: '', permissions })
  const person = async (given: UserRole = 'BUYER') => (await addPerson(own.db, { email: mail(), role: given })).id
  const withRole = async (permissions: Permission[]) => {
    const id = await person()
    const { id: roleId } = await role(permissions)
    await own.db.userRoleAssignment.create({ data: { userId: id, roleId } })
    return { id, roleId }
  }
  /** Someone at a desk who may do so much. */
  const atDesk = async (permissions: Permission[]) => {
    const { id, roleId } = await withRole(permissions)
    const { email } = await own.db.user.findUniqueOrThrow({ where: { id } })
    const { client, caller } = await farm.signedIn(email)
    return { id, roleId, client, caller }
  }
  const { client: manager } = await atDesk(managersRights)
  /** While Ana has no password, another owner is the last who can sign in. */
  const asLast = async (work: (ownerId: string) => Promise<unknown>) => {
    const owner = await person('SUPER_ADMIN')
    const where = { email: 'ana@farm.test' }
    const { password } = await own.db.user.findUniqueOrThrow({ where })
    await own.db.user.update({ where, data: { password: null } })
    try {
      return await work(owner)
    } finally {
      await own.db.user.update({ where, data: { password } })
      await own.db.user.update({ where: { id: owner }, data: { isActive: false } })
    }
  }
  return { own, ana, farm, unused, mail, role, person, withRole, atDesk, manager, asLast }
}
export type Office = Awaited<ReturnType<typeof office>>
