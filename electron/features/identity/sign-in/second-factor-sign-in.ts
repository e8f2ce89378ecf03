import type { FeatureRoutes } from '../../../contract/routes.ts'
import { ok, refuse } from '../../../platform/result.ts'
import { enter, NotAllowedAnyMore } from './complete-sign-in.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { takeSecondFactor } from './second-factor.ts'

const over = refuse({ code: 'TICKET_OVER' })

/** The second half of a sign-in. A wrong code may be typed again; the ticket goes with the first right one. */
export const secondFactor =
  (deps: IdentityDeps): FeatureRoutes<'identity'>['secondFactor'] =>
  async ({ input: { ticket, code }, caller, auditIn }) => {
    const pending = deps.tickets.look(ticket)
    if (!pending) return over
    const taken = await takeSecondFactor(deps, { userId: pending.userId, code, caller, door: 'second-factor' })
    if (!taken.ok) return taken
    if (!deps.tickets.take(ticket)) return over
    const { userId, password, ...rest } = pending
    try {
      const user = { id: userId, ...(password === undefined ? {} : { password }) }
      return ok((await enter(deps, { ...rest, user, caller, auditIn })).me)
    } catch (error) {
      if (error instanceof NotAllowedAnyMore) return over
      throw error
    }
  }
