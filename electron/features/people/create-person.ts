import type { Invitation, PersonInput, PersonRow } from '../../contract/people.ts'
import type { Answer, Asker, AuditIn, Input } from '../../contract/routes.ts'
import { isUniqueViolation } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { getPerson } from './people-queries.ts'
import { isOwner, mayEnter, mayGive, type NotYoursRefusal } from './people-rules.ts'
import { changeRights, type PeopleDeps, permissionsOf } from './rights-transaction.ts'

type Taken = { code: 'TAKEN'; data: { field: 'email' | 'username' } }

/** Which of the two is another person's already, with or without regard to case; null: it is another error. */
export function takenField(error: unknown): 'email' | 'username' | null {
  for (const field of ['email', 'username'] as const) {
    if (isUniqueViolation(error, `idx_users_${field}_lower`) || isUniqueViolation(error, [field])) return field
  }
  return null
}

/** Runs a change of a person; a clash of e-mail or user name is an answer, not a fault. */
export async function orTaken<T, R>(change: () => Promise<Result<T, R>>): Promise<Result<T, R | Taken>> {
  try {
    return await change()
  } catch (error) {
    const field = takenField(error)
    if (field === null) throw error
    return refuse({ code: 'TAKEN', data: { field } })
  }
}

export const profileOf = (input: Omit<PersonInput, 'role'>) => ({
  email: input.email.toLowerCase(),
  username: input.username === '' ? null : input.username,
  firstName: input.firstName,
  lastName: input.lastName,
  phoneNumber: input.phoneNumber || null,
})

/** Someone new, with a code to come in by. */
export async function createPerson(
  deps: PeopleDeps,
  { who, ...input }: Pick<Asker, 'who'> & Input<'people', 'create'>,
  auditIn: AuditIn,
): Promise<Answer<'people', 'create'>> {
  const inviter = await deps.inviter()
  if (!inviter) return refuse({ code: 'KEY_MISSING' })
  const made = await orTaken<{ person: PersonRow; invitation: Invitation }, NotYoursRefusal>(() =>
    changeRights(deps, { who, needs: 'users:create' }, async (tx, actor) => {
      const { role } = input
      const given = { id: '', role, roles: [], permissions: await permissionsOf(tx, role, []), isActive: true }
      // Who makes an account has its first code.
      const notYours = mayGive(actor, given) ?? mayEnter(actor, given)
      if (notYours) return refuse(notYours)
      const data = { ...profileOf(input), role }
      const user = await tx.user.create({ data })
      const invitation = await inviter.invite(tx, user, isOwner(actor) ? 'owner' : 'staff')
      const person = await getPerson(tx, user.id, { now: deps.now(), systemUserId: deps.systemUserId })
      await auditIn(tx, { entityId: user.id, newValues: data })
      return ok({ person, invitation })
    }),
  )
  if (made.ok) inviter.sent()
  return made
}
