import { askerOf, type FeatureRoutes } from '../../contract/routes.ts'
import { ok } from '../../platform/result.ts'
import { createRole, removeRole, setPermissions, updateRole } from './change-role.ts'
import type { PeopleDeps } from './rights-transaction.ts'
import { readGivers, readRoles } from './role-queries.ts'

export function rolesRoutes(deps: PeopleDeps): FeatureRoutes<'roles'> {
  const { database } = deps
  return {
    list: async () => ok(await database.read(readRoles)),
    givers: async () => ok(await database.read(readGivers)),
    create: (call) => createRole(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    update: (call) => updateRole(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    setPermissions: (call) => setPermissions(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    remove: (call) => removeRole(deps, { ...askerOf(call), ...call.input }, call.auditIn),
  }
}
