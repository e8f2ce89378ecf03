import { permissions } from '../../contract/permissions.ts'
import { askerOf, type FeatureRoutes, personOf } from '../../contract/routes.ts'
import { ok } from '../../platform/result.ts'
import { readGranters } from '../identity/index.ts'
import { whoseOf } from '../whose/index.ts'
import { createRole, removeRole, setPermissions, updateRole } from './change-role.ts'
import type { PeopleDeps } from './rights-transaction.ts'
import { readRoles } from './role-queries.ts'

export function rolesRoutes(deps: PeopleDeps): FeatureRoutes<'roles'> {
  const { database } = deps
  return {
    list: async () => ok(await database.read(readRoles)),
    givers: async (call) => {
      const whose = whoseOf(personOf(call))
      return ok(await database.read((db) => readGranters(db, { wanted: permissions, whose })))
    },
    create: (call) => createRole(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    update: (call) => updateRole(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    setPermissions: (call) => setPermissions(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    remove: (call) => removeRole(deps, { ...askerOf(call), ...call.input }, call.auditIn),
  }
}
