import type { Invitation, PersonInput, PersonRow } from '../../contract/people.ts'
import type { Permission } from '../../contract/permissions.ts'
import type { Call, FeatureRoutes } from '../../contract/routes.ts'
import type { Tx } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { endSessionsOf } from '../identity/index.ts'
import { type SecurityEvent, writeSecurity } from '../logs/index.ts'
import { orTaken, profileOf } from './create-person.ts'
import { findPerson, getPerson } from './people-queries.ts'
import { type Holder, isOwner, mayTouch, type NotYoursRefusal } from './people-rules.ts'
import { changeRights, isLastOwner, type PeopleDeps, readHolder } from './rights-transaction.ts'

type Refusals = NotYoursRefusal | { code: 'PERSON_NOT_FOUND' }
type PersonCall = Call<{ id: string }>
/** A person whom the caller may change, in the transaction that changes them. */
export type Touched = { tx: Tx; actor: Holder; target: Holder; person: PersonRow; at: Date }

/** Finds the person, sees that the caller may change them, and does it. */
export function touchPerson<T, R = never>(
  deps: PeopleDeps,
  call: PersonCall & { needs: Permission },
  work: (touched: Touched) => Promise<Result<T, R>>,
): Promise<Result<T, R | Refusals>> {
  return changeRights<T, R | Refusals>(deps, call, async (tx, actor) => {
    const at = deps.now()
    const person = await findPerson(tx, call.input.id, { now: at, systemUserId: deps.systemUserId })
    const target = person && (await readHolder(tx, person.id))
    if (!target) return refuse({ code: 'PERSON_NOT_FOUND' })
    const notYours = mayTouch(actor, target)
    return notYours ? refuse(notYours) : work({ tx, actor, target, person, at })
  })
}

export const again = (deps: PeopleDeps, { tx, person, at }: Touched): Promise<PersonRow> =>
  getPerson(tx, person.id, { now: at, systemUserId: deps.systemUserId })

/** A line of the security log about this person. */
export const tell = (
  { tx, person, at }: Touched,
  call: Pick<Call<unknown>, 'caller' | 'who'>,
  entry: { event: SecurityEvent; severity?: 'INFO' | 'WARNING'; more?: Record<string, unknown> },
): Promise<void> =>
  writeSecurity(tx, at, {
    event: entry.event,
    severity: entry.severity ?? 'WARNING',
    userId: person.id,
    caller: call.caller,
    metadata: { by: call.who?.id, ...entry.more },
  })

/** Ends the person's sessions, streams included: every desktop sees it within two seconds. */
export async function endSessionsFor(
  touched: Touched,
  call: Pick<Call<unknown>, 'caller' | 'who'>,
  { reason, except }: { reason: string; except?: string | undefined },
): Promise<number> {
  const { tx, person, at } = touched
  const ended = await endSessionsOf(tx, { userId: person.id, reason, now: at, except })
  if (ended > 0) await tell(touched, call, { event: 'SESSION_REVOKED', more: { reason, sessions: ended } })
  return ended
}

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
