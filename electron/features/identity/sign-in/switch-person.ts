import type { FeatureRoutes } from '../../../contract/routes.ts'
import { ok, refuse } from '../../../platform/result.ts'
import { enter, NotAllowedAnyMore } from './complete-sign-in.ts'
import { atDesk } from './desk.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { tryPin } from './pin.ts'

export const desk =
  (deps: IdentityDeps): FeatureRoutes<'identity'>['desk'] =>
  async ({ caller }) =>
    ok(await atDesk(deps, caller.deviceId))

/**
 * Takes over the desk by PIN: a new session that proves nothing. The one before it ends rather than waits locked: its
 * token is overwritten here, so nobody could come back to it, and its person returns as quickly by PIN.
 */
export const switchTo =
  (deps: IdentityDeps): FeatureRoutes<'identity'>['switchTo'] =>
  async ({ input: { userId, pin }, caller, auditIn }) => {
    const tried = await tryPin(deps, { userId, pin, caller, door: 'pin' })
    if (!tried.ok) return tried
    try {
      const { me } = await enter(deps, { user: { id: userId }, caller, stay: false, method: 'PIN', auditIn })
      return ok(me)
    } catch (error) {
      if (error instanceof NotAllowedAnyMore) return refuse({ code: 'PIN_SPENT' })
      throw error
    }
  }
