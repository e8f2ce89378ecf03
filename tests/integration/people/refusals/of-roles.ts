import type { Permission } from '../../../../electron/contract/permissions.ts'
import type { Refusals } from '../../../support/refusals.ts'
import type { TestClient } from '../../../support/test-farm.ts'
import type { Office } from './world.ts'

/** Calls about one role, by whoever is at the desk. */
const onRole = ({ unused }: Office): Record<string, (who: TestClient, id: string) => Promise<unknown>> => ({
  update: (who, id) => who.roles.update({ id, name: `Named ${unused()}`, description: '' }),
  setPermissions: (who, id) => who.roles.setPermissions({ id, permissions: ['users:read'] }),
  remove: (who, id) => who.roles.remove({ id }),
})

export async function refusalsOfRoles(at: Office): Promise<Refusals> {
  const { ana, manager, role, withRole, unused } = at
  const idOf = async (permissions: Permission[] = []) => (await role(permissions)).id
  const system = new Map((await ana.roles.list()).filter((one) => one.isSystem).map((one) => [one.name, one]))
  const [owner, buyer] = [system.get('SUPER_ADMIN'), system.get('BUYER')]
  if (!owner || !buyer) throw new Error('the farm has no roles of its own')
  const rows: Refusals = {}
  for (const [name, call] of Object.entries(onRole(at))) {
    rows[`roles.${name} ROLE_NOT_FOUND`] = {
      refused: () => call(ana, 'none'),
      allowed: async () => call(ana, await idOf()),
    }
    rows[`roles.${name} SYSTEM_ROLE`] = {
      refused: () => call(ana, owner.id),
      allowed: async () => call(ana, await idOf()),
    }
    rows[`roles.${name} NOT_YOURS_TO_GIVE`] = {
      refused: async () => call(manager, await idOf(['users:read', 'orders:update'])),
      allowed: async () => call(manager, await idOf(['users:read'])),
    }
  }
  const create = (who: TestClient, name: string, permissions: Permission[] = []) =>
    who.roles.create({ name, description: '', permissions })
  const rename = async (name: string) => ana.roles.update({ id: await idOf(), name, description: '' })
  const fresh = () => `Fresh ${unused()}`
  const taken = async () => (await role([])).name.toUpperCase()
  const seen = async (before: Permission[]) =>
    ana.roles.setPermissions({ id: await idOf(['users:read']), permissions: [], before })
  return {
    ...rows,
    // The farm may say what its buyers see; what an owner may do is never less.
    'roles.setPermissions SYSTEM_ROLE': {
      refused: () => ana.roles.setPermissions({ id: owner.id, permissions: owner.permissions }),
      allowed: () => ana.roles.setPermissions({ id: buyer.id, permissions: buyer.permissions }),
    },
    'roles.create NOT_YOURS_TO_GIVE': {
      refused: () => create(manager, fresh(), ['users:read', 'orders:update']),
      allowed: () => create(manager, fresh(), ['users:read']),
    },
    'roles.create ROLE_TAKEN': { refused: async () => create(ana, await taken()), allowed: () => create(ana, fresh()) },
    'roles.update ROLE_TAKEN': { refused: async () => rename(await taken()), allowed: () => rename(fresh()) },
    'roles.setPermissions CHANGED_MEANWHILE': {
      refused: () => seen(['users:read', 'users:update']),
      allowed: () => seen(['users:read']),
    },
    'roles.remove ROLE_IN_USE': {
      refused: async () => ana.roles.remove({ id: (await withRole([])).roleId }),
      allowed: async () => {
        const { id, roleId } = await withRole([])
        await ana.people.setRoles({ id, role: 'BUYER', roleIds: [] })
        return ana.roles.remove({ id: roleId })
      },
    },
  }
}
