import type { RoleRow } from '../../contract/people.ts'
import type { Permission } from '../../contract/permissions.ts'
import type { Answer, Asker, AuditIn, Input } from '../../contract/routes.ts'
import type { Tx } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { writeSecurity } from '../logs/index.ts'
import { type Holder, mayShape, type NotYoursRefusal } from './people-rules.ts'
import { changeRights, type PeopleDeps } from './rights-transaction.ts'
import { findRole, getRole, permissionIds } from './role-queries.ts'

type RoleRefusals = NotYoursRefusal | { code: 'ROLE_NOT_FOUND' }
type Touched = { tx: Tx; actor: Holder; role: RoleRow }

/** Rights are read anew at the next call, or within a second by streams: nobody has to sign in again. */
const needs = 'users:manage_roles'

const tell = (deps: PeopleDeps, { who, caller }: Asker, tx: Tx, more: Record<string, unknown>) =>
  writeSecurity(tx, deps.now(), {
    event: 'ROLE_CHANGED',
    severity: 'WARNING',
    userId: who.id,
    caller,
    metadata: more,
  })

function touchRole<T, R = never>(
  deps: PeopleDeps,
  { who, id }: Pick<Asker, 'who'> & { id: string },
  work: (touched: Touched) => Promise<Result<T, R>>,
): Promise<Result<T, R | RoleRefusals>> {
  return changeRights<T, R | RoleRefusals>(deps, { who, needs }, async (tx, actor) => {
    const role = await findRole(tx, id)
    if (!role) return refuse({ code: 'ROLE_NOT_FOUND' })
    const notYours = mayShape(actor, role)
    return notYours ? refuse(notYours) : work({ tx, actor, role })
  })
}

/** Without regard to case: nobody should take "admin" for ADMIN. Asked under the lock of every change of rights. */
async function isTaken(tx: Tx, name: string, except: string | null): Promise<boolean> {
  const same = await tx.role.findMany({
    where: { name: { equals: name.replaceAll(/[\\%_]/g, String.raw`\$&`), mode: 'insensitive' } },
    select: { id: true },
  })
  return same.some(({ id }) => id !== except)
}

async function hold(tx: Tx, roleId: string, wanted: readonly Permission[]): Promise<void> {
  const ids = await permissionIds(tx, wanted)
  await tx.rolePermission.deleteMany({ where: { roleId, permissionId: { notIn: [...ids.values()] } } })
  const data = [...ids.values()].map((permissionId) => ({ roleId, permissionId }))
  await tx.rolePermission.createMany({ data, skipDuplicates: true })
}

export const createRole = (
  deps: PeopleDeps,
  command: Asker & Input<'roles', 'create'>,
  auditIn: AuditIn,
): Promise<Answer<'roles', 'create'>> =>
  changeRights<RoleRow, { code: 'ROLE_TAKEN' } | NotYoursRefusal>(
    deps,
    { who: command.who, needs },
    async (tx, actor) => {
      const { name, description, permissions } = command
      const notYours = mayShape(actor, { permissions: [] }, permissions)
      if (notYours) return refuse(notYours)
      if (await isTaken(tx, name, null)) return refuse({ code: 'ROLE_TAKEN' })
      const { id } = await tx.role.create({ data: { name, description }, select: { id: true } })
      await hold(tx, id, permissions)
      await tell(deps, command, tx, { role: name, made: permissions })
      const role = await getRole(tx, id)
      await auditIn(tx, { entityId: id, newValues: { name, description, permissions } })
      return ok(role)
    },
  )

export const updateRole = (
  deps: PeopleDeps,
  command: Asker & Input<'roles', 'update'>,
  auditIn: AuditIn,
): Promise<Answer<'roles', 'update'>> =>
  touchRole<RoleRow, { code: 'SYSTEM_ROLE' | 'ROLE_TAKEN' }>(deps, command, async ({ tx, role }) => {
    const { name, description } = command
    if (role.isSystem) return refuse({ code: 'SYSTEM_ROLE' })
    if (await isTaken(tx, name, role.id)) return refuse({ code: 'ROLE_TAKEN' })
    await tx.role.update({ where: { id: role.id }, data: { name, description } })
    const changed = await getRole(tx, role.id)
    const oldValues = { name: role.name, description: role.description }
    await auditIn(tx, { entityId: role.id, oldValues, newValues: { name, description } })
    return ok(changed)
  })

const sameSet = (one: readonly string[], other: readonly string[]) =>
  one.length === new Set(other).size && other.every((item) => one.includes(item))

export const setPermissions = (
  deps: PeopleDeps,
  command: Asker & Input<'roles', 'setPermissions'>,
  auditIn: AuditIn,
): Promise<Answer<'roles', 'setPermissions'>> =>
  touchRole<RoleRow, { code: 'SYSTEM_ROLE' | 'CHANGED_MEANWHILE' } | NotYoursRefusal>(
    deps,
    command,
    async ({ tx, actor, role }) => {
      const { permissions, before } = command
      // The owner's holds all, now and after every update of MASH.
      if (role.isSystem && role.name === 'SUPER_ADMIN') return refuse({ code: 'SYSTEM_ROLE' })
      if (before && !sameSet(role.permissions, before)) return refuse({ code: 'CHANGED_MEANWHILE' })
      const notYours = mayShape(actor, role, permissions)
      if (notYours) return refuse(notYours)
      await hold(tx, role.id, permissions)
      const changed = await getRole(tx, role.id)
      const added = changed.permissions.filter((permission) => !role.permissions.includes(permission))
      const removed = role.permissions.filter((permission) => !changed.permissions.includes(permission))
      await tell(deps, command, tx, { role: role.name, added, removed })
      await auditIn(tx, {
        entityId: role.id,
        oldValues: { name: role.name, permissions: role.permissions },
        newValues: { permissions: changed.permissions },
      })
      return ok(changed)
    },
  )

export const removeRole = (
  deps: PeopleDeps,
  command: Asker & Input<'roles', 'remove'>,
  auditIn: AuditIn,
): Promise<Answer<'roles', 'remove'>> =>
  touchRole<undefined, { code: 'SYSTEM_ROLE' } | { code: 'ROLE_IN_USE'; data: { people: number } }>(
    deps,
    command,
    async ({ tx, role }) => {
      if (role.isSystem) return refuse({ code: 'SYSTEM_ROLE' })
      if (role.people > 0) return refuse({ code: 'ROLE_IN_USE', data: { people: role.people } })
      await tx.role.delete({ where: { id: role.id } })
      await tell(deps, command, tx, { role: role.name, removed: role.permissions })
      const { name, description, permissions } = role
      await auditIn(tx, { entityId: role.id, oldValues: { name, description, permissions } })
      return ok(undefined)
    },
  )
