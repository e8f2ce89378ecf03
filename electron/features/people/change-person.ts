import type { Invitation, PersonInput, PersonRow } from '../../contract/people.ts'
import type { Call, FeatureRoutes } from '../../contract/routes.ts'
import { ok, refuse } from '../../platform/result.ts'
import { orTaken, profileOf } from './create-person.ts'
import { isOwner } from './people-rules.ts'
import { isLastOwner, type PeopleDeps } from './rights-transaction.ts'
import { again, endSessionsFor, type Refusals, tell, touchPerson } from './touch-person.ts'

const profileIn = ({ email, username, firstName, lastName, phoneNumber }: PersonRow) => ({
  email,
  username,
  firstName,
  lastName,
  phoneNumber,
})

export const updatePerson =
  (deps: PeopleDeps): FeatureRoutes<'people'>['update'] =>
  (call: Call<{ id: string } & Omit<PersonInput, 'role'>>) =>
    orTaken<PersonRow, Refusals>(() =>
      touchPerson(deps, { ...call, needs: 'users:update' }, async (touched) => {
        const { tx, person } = touched
        const profile = profileOf(call.input)
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
        await call.auditIn(tx, { entityId: person.id, oldValues: profileIn(person), newValues: profile })
        return ok(changed)
      }),
    )

/** The keys of someone deactivated stop too: the check of a key asks for `is_active` each time, like that of a session. */
export const setActive =
  (deps: PeopleDeps): FeatureRoutes<'people'>['setActive'] =>
  (call) =>
    touchPerson<PersonRow, { code: 'LAST_OWNER' }>(deps, { ...call, needs: 'users:update' }, async (touched) => {
      const { tx, target, person } = touched
      const { isActive, reason } = call.input
      if (!isActive && isOwner(target) && (await isLastOwner(tx, target.id))) return refuse({ code: 'LAST_OWNER' })
      // A code that was handed out is no way back in.
      await tx.user.update({
        where: { id: person.id },
        data: { isActive, ...(!isActive && { passwordResetCode: null }) },
      })
      if (!isActive) {
        await endSessionsFor(touched, call, { reason: 'deactivated' })
        if (person.isActive) await tell(touched, call, { event: 'PERSON_DEACTIVATED', more: { reason } })
      }
      const changed = await again(deps, touched)
      const oldValues = { isActive: person.isActive }
      await call.auditIn(tx, { entityId: person.id, oldValues, newValues: { isActive, reason } })
      return ok(changed)
    })

export const invitePerson =
  (deps: PeopleDeps): FeatureRoutes<'people'>['invite'] =>
  async (call) => {
    const inviter = await deps.inviter()
    if (!inviter) return refuse({ code: 'KEY_MISSING' })
    const invited = await touchPerson<Invitation>(deps, { ...call, needs: 'users:update' }, async ({ tx, person }) => {
      const user = await tx.user.findUniqueOrThrow({ where: { id: person.id } })
      const invitation = await inviter.invite(tx, user)
      const newValues = { invited: true, mailed: invitation.mailed, expiresAt: invitation.expiresAt }
      await call.auditIn(tx, { entityId: person.id, newValues })
      return ok(invitation)
    })
    if (invited.ok) inviter.sent()
    return invited
  }

export const resetTwoFactor =
  (deps: PeopleDeps): FeatureRoutes<'people'>['resetTwoFactor'] =>
  (call) =>
    touchPerson(deps, { ...call, needs: 'users:update' }, async (touched) => {
      const { tx, person } = touched
      await tx.user.update({
        where: { id: person.id },
        data: { twoFactorEnabled: false, twoFactorSecret: null, twoFactorBackupCodes: [], twoFactorLastStep: null },
      })
      if (person.twoFactor) await tell(touched, call, { event: 'TWO_FACTOR_DISABLED' })
      const changed = await again(deps, touched)
      await call.auditIn(tx, {
        entityId: person.id,
        oldValues: { twoFactor: person.twoFactor },
        newValues: { twoFactor: false },
      })
      return ok(changed)
    })

export const endSessions =
  (deps: PeopleDeps): FeatureRoutes<'people'>['endSessions'] =>
  (call) =>
    touchPerson(deps, { ...call, needs: 'users:update' }, async (touched) => {
      const ended = await endSessionsFor(touched, call, { reason: 'ended by an administrator' })
      await call.auditIn(touched.tx, { entityId: touched.person.id, newValues: { ended } })
      return ok({ ended })
    })
