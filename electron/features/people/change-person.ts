import type { Invitation, PersonRow } from '../../contract/people.ts'
import type { Answer, Asker, AuditIn, Input } from '../../contract/routes.ts'
import { ok, refuse } from '../../platform/result.ts'
import { addressMoved, unverifiedAs } from '../identity/index.ts'
import { orTaken, profileOf } from './create-person.ts'
import { isOwner, mayEnter } from './people-rules.ts'
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

/** Another address is a way in for whoever reads it: it is nobody's until its holder says so, and the old one is told. */
export async function updatePerson(
  deps: PeopleDeps,
  command: Asker & Input<'people', 'update'>,
  auditIn: AuditIn,
): Promise<Answer<'people', 'update'>> {
  const post = await deps.mailer.ready()
  const updated = await orTaken<PersonRow, Refusals>(() =>
    touchPerson(deps, { ...command, needs }, async (touched) => {
      const { tx, actor, target, person, at } = touched
      const profile = profileOf(command)
      const isMoved = profile.email !== person.email.toLowerCase()
      const notYours = isMoved ? mayEnter(actor, target) : null
      if (notYours) return refuse(notYours)
      await tx.user.update({
        where: { id: person.id },
        data: { ...profile, ...(isMoved && unverifiedAs(profile.email)) },
      })
      if (isMoved) await addressMoved(tx, { post, at, userId: person.id, from: person.email, ...command })
      const changed = await again(deps, touched)
      await auditIn(tx, { entityId: person.id, oldValues: profileIn(person), newValues: profile })
      return ok(changed)
    }),
  )
  if (updated.ok) deps.mailer.wake()
  return updated
}

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
  const invited = await touchPerson<Invitation>(
    deps,
    { ...command, needs, may: mayEnter },
    async ({ tx, actor, person }) => {
      const user = await tx.user.findUniqueOrThrow({ where: { id: person.id } })
      const invitation = await inviter.invite(tx, user, isOwner(actor) ? 'owner' : 'staff')
      const newValues = { invited: true, mailed: invitation.mailed, expiresAt: invitation.expiresAt }
      await auditIn(tx, { entityId: person.id, newValues })
      return ok(invitation)
    },
  )
  if (invited.ok) inviter.sent()
  return invited
}

export const resetTwoFactor = (
  deps: PeopleDeps,
  command: Asker & Input<'people', 'resetTwoFactor'>,
  auditIn: AuditIn,
): Promise<Answer<'people', 'resetTwoFactor'>> =>
  touchPerson(deps, { ...command, needs, may: mayEnter }, async (touched) => {
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
