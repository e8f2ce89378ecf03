import type { Me } from '../../../contract/identity/person.ts'
import { type Call, type FeatureRoutes, personOf } from '../../../contract/routes.ts'
import { ok, refuse, type Result } from '../../../platform/result.ts'
import { writeSecurity } from '../../logs/index.ts'
import type { Shut } from '../sign-in/attempts.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { hashPassword } from '../sign-in/password.ts'
import { provePassword } from '../sign-in/prove.ts'
import { endSessionsOf } from '../sessions/session-service.ts'

const wrong = refuse({ code: 'WRONG_SIGN_IN' })

/** Ends every other session, and any code that was mailed to reset the old password. */
export const changePassword =
  (deps: IdentityDeps): FeatureRoutes<'account'>['changePassword'] =>
  async (call) => {
    const { database, now, sessions } = deps
    const who = personOf(call)
    const proved = await currentHash(deps, call, who)
    if (!proved.ok) return proved
    const next = await hashPassword(call.input.next)
    const at = now()
    const isChanged = await database.write((db) =>
      db.$transaction(async (tx) => {
        // Under the condition that it still is the password that was proved: of two changes at once one is made.
        const changed = await tx.user.updateMany({
          where: { id: who.id, password: proved.value },
          data: { password: next, passwordResetCode: null, passwordResetCodeExpiry: null },
        })
        if (changed.count === 0) return false
        await endSessionsOf(tx, { userId: who.id, reason: 'password changed', now: at, except: who.session.id })
        const entry = { event: 'PASSWORD_CHANGED', severity: 'INFO', userId: who.id, caller: call.caller } as const
        await writeSecurity(tx, at, entry)
        await call.auditIn(tx, { entityId: who.id, newValues: { changed: ['password'] } })
        return true
      }),
    )
    sessions.forgetAll()
    return isChanged ? ok(undefined) : wrong
  }

/** An account that is entered through a provider only has none yet: the step-up was its proof. */
async function currentHash(
  deps: IdentityDeps,
  { input, caller }: Call<{ current: string }>,
  who: Me,
): Promise<Result<string | null, { code: 'WRONG_SIGN_IN' } | Shut>> {
  const user = await deps.database.read((db) =>
    db.user.findUnique({ where: { id: who.id }, select: { password: true } }),
  )
  if (user?.password === null) return input.current === '' ? ok(null) : wrong
  return provePassword(deps, { who, password: input.current, caller, door: 'own-account' })
}
