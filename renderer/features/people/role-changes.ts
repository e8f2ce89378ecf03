import type { RoleRow } from '../../../electron/contract/people.ts'
import { permissions as allPermissions, type Permission } from '../../../electron/contract/permissions.ts'

/** What is ticked but not saved: for each role its permissions as they would be. */
export type Draft = Readonly<Record<string, readonly Permission[]>>

export const permissionsIn = (draft: Draft, role: RoleRow): readonly Permission[] => draft[role.id] ?? role.permissions

/** Ticks or unticks; a role that is as it was is no change any more. */
export function toggle(draft: Draft, role: RoleRow, permission: Permission): Draft {
  const granted = permissionsIn(draft, role)
  const next = granted.includes(permission)
    ? granted.filter((one) => one !== permission)
    : allPermissions.filter((one) => one === permission || granted.includes(one))
  const { [role.id]: _, ...rest } = draft
  return next.join() === role.permissions.join() ? rest : { ...rest, [role.id]: next }
}

export type RoleChange = { role: RoleRow; grants: Permission[]; takes: Permission[]; after: Permission[] }

/** What saving would do, role by role. A role that is gone meanwhile is left out. */
export function changesIn(draft: Draft, roles: readonly RoleRow[]): RoleChange[] {
  return roles.flatMap((role) => {
    const after = draft[role.id]
    if (!after) return []
    const grants = after.filter((permission) => !role.permissions.includes(permission))
    const takes = role.permissions.filter((permission) => !after.includes(permission))
    return [{ role, grants, takes, after: [...after] }]
  })
}
