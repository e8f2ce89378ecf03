import type { Answer, AuditIn, Caller, Input } from '../../../contract/routes.ts'
import { refuse } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { enter } from './complete-sign-in.ts'
import { takeSecondFactor } from './second-factor.ts'

const over = refuse({ code: 'TICKET_OVER' })

/** The second half of a sign-in. A wrong code may be typed again; the ticket goes with the first right one. */
export async function signInBySecondFactor(
  deps: IdentityDeps,
  { ticket, code, caller }: Input<'identity', 'secondFactor'> & { caller: Caller },
  auditIn: AuditIn,
): Promise<Answer<'identity', 'secondFactor'>> {
  const pending = deps.tickets.look(ticket)
  if (!pending) return over
  const taken = await takeSecondFactor(deps, { userId: pending.userId, code, caller, proof: 'second-factor' })
  if (!taken.ok) return taken
  if (!deps.tickets.take(ticket)) return over
  const { userId, password, ...rest } = pending
  const user = { id: userId, ...(password === undefined ? {} : { password }) }
  const entered = await enter(deps, { ...rest, user, caller }, auditIn)
  return entered.ok ? entered : over
}
