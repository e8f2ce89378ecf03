import type { UserRole } from '../../contract/identity/person.ts'
import type { PersonRow } from '../../contract/people.ts'
import type { Answer, Asker, AuditIn, Input } from '../../contract/routes.ts'
import type { Tx } from '../../platform/database/index.ts'
import { ok, refuse } from '../../platform/result.ts'
import { isOwner, mayGive } from './people-rules.ts'
import { isLastOwner, type PeopleDeps, permissionsOf } from './rights-transaction.ts'
import { again, endSessionsFor, tell, touchPerson } from './touch-person.ts'

type Given = { role: UserRole; roleIds: readonly string[] }

const isAs = (person: PersonRow, { role, roleIds }: Given): boolean => {
  const granted = new Set(person.roles.map(({ id }) => id))
  return person.role === role && granted.size === new Set(roleIds).size && roleIds.every((id) => granted.has(id))
}

/** Assignments that stay keep who gave them and when. */
async function assign(tx: Tx, userId: string, { roleIds, by }: { roleIds: readonly string[]; by: string }) {
  await tx.userRoleAssignment.deleteMany({ where: { userId, roleId: { notIn: [...roleIds] } } })
  const data = roleIds.map((roleId) => ({ userId, roleId, grantedBy: by }))
  await tx.userRoleAssignment.createMany({ data, skipDuplicates: true })
}

export const setRoles = (
  deps: PeopleDeps,
  command: Asker & Input<'people', 'setRoles'>,
  auditIn: AuditIn,
): Promise<Answer<'people', 'setRoles'>> =>
  touchPerson<PersonRow, NotGiven>(deps, { ...command, needs: 'users:manage_roles' }, async (touched) => {
    const { tx, actor, target, person } = touched
    const { role, before } = command
    const roleIds = [...new Set(command.roleIds)]
    if (before && !isAs(person, before)) return refuse({ code: 'CHANGED_MEANWHILE' })
    if (isAs(person, { role, roleIds })) return ok(person)
    const roles = await tx.role.findMany({ where: { id: { in: roleIds } }, select: { id: true, name: true } })
    if (roles.length < roleIds.length) return refuse({ code: 'ROLE_NOT_FOUND' })
    const names = roles.map(({ name }) => name)
    const permissions = await permissionsOf(tx, role, names)
    const notYours = mayGive(actor, { ...target, role, roles: names, permissions })
    if (notYours) return refuse(notYours)
    const leaves = isOwner(target) && role !== 'SUPER_ADMIN'
    if (leaves && (await isLastOwner(tx, target.id))) return refuse({ code: 'LAST_OWNER' })

    await tx.user.update({ where: { id: person.id }, data: { role } })
    await assign(tx, person.id, { roleIds, by: actor.id })
    const oldValues = { role: person.role, roles: person.roles.map(({ name }) => name) }
    const newValues = { role, roles: names }
    await tell(touched, command, { event: 'ROLE_CHANGED', more: { from: oldValues, to: newValues } })
    // One's own session goes on with the rights that are left: its answer must arrive.
    const except = actor.id === target.id ? command.who.session.id : undefined
    await endSessionsFor(touched, command, { reason: 'roles changed', except })
    const changed = await again(deps, touched)
    await auditIn(tx, { entityId: person.id, oldValues, newValues })
    return ok(changed)
  })

type NotGiven =
  | { code: 'LAST_OWNER' | 'ROLE_NOT_FOUND' | 'CHANGED_MEANWHILE' }
  | NonNullable<ReturnType<typeof mayGive>>
