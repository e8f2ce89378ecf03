import type { Invitation, PersonRow } from '../../contract/people.ts'
import type { Answer, Asker, AuditIn, Input } from '../../contract/routes.ts'
import { ok, refuse } from '../../platform/result.ts'
import { orTaken, profileOf } from './create-person.ts'
import { isOwner } from './people-rules.ts'
import { isLastOwner, type PeopleDeps } from './rights-transaction.ts'
import { again, endSessionsFor, type Refusals, tell, touchPerson } from './touch-person.ts'

const needs = 'users:update'

const profileIn = ({ email, username, firstName, lastName, phoneNumber }: PersonRow) => ({
  email,
  username,
  firstName,
  lastName,
  phoneNumber,
})

export const updatePerson = (
  deps: PeopleDeps,
  command: Asker & Input<'people', 'update'>,
  auditIn: AuditIn,
): Promise<Answer<'people', 'update'>> =>
  orTaken<PersonRow, Refusals>(() =>
    touchPerson(deps, { ...command, needs }, async (touched) => {
      const { tx, person } = touched
      const profile = profileOf(command)
      // What was sent to the old address, a code or a link, is not the new one's.
      const moved = profile.email !== person.email.toLowerCase() && {
        emailVerified: false,
        pendingEmail: null,
        emailVerificationToken: null,
        emailVerificationCode: null,
        passwordResetCode: null,
      }
      await tx.user.update({ where: { id: person.id }, data: { ...profile, ...moved } })
      const changed = await again(deps, touched)
      await auditIn(tx, { entityId: person.id, oldValues: profileIn(person), newValues: profile })
      return ok(changed)
    }),
  )

/** The keys of someone deactivated stop too: the check of a key asks for `is_active` each time, like that of a session. */
export const setActive = (
  deps: PeopleDeps,
  { isActive, reason, ...command }: Asker & Input<'people', 'setActive'>,
  auditIn: AuditIn,
): Promise<Answer<'people', 'setActive'>> =>
  touchPerson<PersonRow, { code: 'LAST_OWNER' }>(deps, { ...command, needs }, async (touched) => {
    const { tx, target, person } = touched
    if (!isActive && isOwner(target) && (await isLastOwner(tx, target.id))) return refuse({ code: 'LAST_OWNER' })
    // A code that was handed out is no way back in.
    await tx.user.update({
      where: { id: person.id },
      data: { isActive, ...(!isActive && { passwordResetCode: null }) },
    })
    if (!isActive) {
      await endSessionsFor(touched, command, { reason: 'deactivated' })
      if (person.isActive) await tell(touched, command, { event: 'PERSON_DEACTIVATED', more: { reason } })
    }
    const changed = await again(deps, touched)
    const oldValues = { isActive: person.isActive }
    await auditIn(tx, { entityId: person.id, oldValues, newValues: { isActive, reason } })
    return ok(changed)
  })

export async function invitePerson(
  deps: PeopleDeps,
  command: Asker & Input<'people', 'invite'>,
  auditIn: AuditIn,
): Promise<Answer<'people', 'invite'>> {
  const inviter = await deps.inviter()
  if (!inviter) return refuse({ code: 'KEY_MISSING' })
  const invited = await touchPerson<Invitation>(deps, { ...command, needs }, async ({ tx, person }) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: person.id } })
    const invitation = await inviter.invite(tx, user)
    const newValues = { invited: true, mailed: invitation.mailed, expiresAt: invitation.expiresAt }
    await auditIn(tx, { entityId: person.id, newValues })
    return ok(invitation)
  })
  if (invited.ok) inviter.sent()
  return invited
}

export const resetTwoFactor = (
  deps: PeopleDeps,
  command: Asker & Input<'people', 'resetTwoFactor'>,
  auditIn: AuditIn,
): Promise<Answer<'people', 'resetTwoFactor'>> =>
  touchPerson(deps, { ...command, needs }, async (touched) => {
    const { tx, person } = touched
    await tx.user.update({
      where: { id: person.id },
      data: { twoFactorEnabled: false, twoFactorSecret: null, twoFactorBackupCodes: [], twoFactorLastStep: null },
    })
    if (person.twoFactor) await tell(touched, command, { event: 'TWO_FACTOR_DISABLED' })
    const changed = await again(deps, touched)
    await auditIn(tx, {
      entityId: person.id,
      oldValues: { twoFactor: person.twoFactor },
      newValues: { twoFactor: false },
    })
    return ok(changed)
  })

export const endSessions = (
  deps: PeopleDeps,
  command: Asker & Input<'people', 'endSessions'>,
  auditIn: AuditIn,
): Promise<Answer<'people', 'endSessions'>> =>
  touchPerson(deps, { ...command, needs }, async (touched) => {
    const ended = await endSessionsFor(touched, command, { reason: 'ended by an administrator' })
    await auditIn(touched.tx, { entityId: touched.person.id, newValues: { ended } })
    return ok({ ended })
  })
