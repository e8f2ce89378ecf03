import { type FeatureRoutes, personOf } from '../../../contract/routes.ts'
import { ok, refuse } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { provePassword } from './prove.ts'
import { provenMs } from '../sessions/read-sessions.ts'
import { takeSecondFactor } from './second-factor.ts'

/** Proves again who is there, by the second factor or the password. A PIN never does: it is short, and seen at a desk. */
export const stepUp =
  (deps: IdentityDeps): FeatureRoutes<'identity'>['stepUp'] =>
  async (call) => {
    const { input, caller } = call
    const who = personOf(call)
    const proved =
      'code' in input
        ? await takeSecondFactor(deps, { userId: who.id, code: input.code, caller, door: 'step-up' })
        : await provePassword(deps, { who, password: input.password, caller, door: 'step-up' })
    if (!proved.ok) return proved
    const at = deps.now()
    const marked = await deps.database.write((db) =>
      db.session.updateMany({
        where: { id: who.session.id, status: 'ACTIVE', lockedAt: null },
        data: { provenAt: at },
      }),
    )
    deps.sessions.forget(caller.session.get())
    // Ended or locked elsewhere while the person typed: what they asked for next will say which.
    if (marked.count === 0) return refuse({ code: 'WRONG_SIGN_IN' })
    return ok({ provenUntil: new Date(at.getTime() + provenMs) })
  }
