import type { Answer, Asker, Input } from '../../../contract/routes.ts'
import { ok, refuse } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { provenMs } from '../sessions/read-sessions.ts'
import { provePassword } from './prove.ts'
import { takeSecondFactor } from './second-factor.ts'

/** Proves again who is there, by the second factor or the password. A PIN never does: it is short, and seen at a desk. */
export async function stepUp(
  deps: IdentityDeps,
  { who, caller, by }: Asker & { by: Input<'identity', 'stepUp'> },
): Promise<Answer<'identity', 'stepUp'>> {
  const proved =
    'code' in by
      ? await takeSecondFactor(deps, { userId: who.id, code: by.code, caller, proof: 'step-up' })
      : await provePassword(deps, { who, password: by.password, caller, proof: 'step-up' })
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
