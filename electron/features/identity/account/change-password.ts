import type { Answer, Asker, AuditIn, Input } from '../../../contract/routes.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import { writeSecurity } from '../../logs/index.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { endSessionsOf } from '../sessions/session-service.ts'
import type { Shut } from '../sign-in/attempts.ts'
import { provePassword } from '../sign-in/prove.ts'

const wrong = refuse({ code: 'WRONG_SIGN_IN' })

type ChangePassword = Asker & Input<'account', 'changePassword'>

/** Ends every other session, and any code that was mailed to reset the old password. */
export async function changePassword(
  deps: IdentityDeps,
  command: ChangePassword,
  auditIn: AuditIn,
): Promise<Answer<'account', 'changePassword'>> {
  const { database, now, passwords, sessions } = deps
  const { who, caller } = command
  const proved = await currentHash(deps, command)
  if (!proved.ok) return proved
  const next = await passwords.hash(command.next)
  const at = now()
  const answer = await inTransaction(database, async (tx) => {
    // Under the condition that it still is the password that was proved: of two changes at once one is made.
    const changed = await tx.user.updateMany({
      where: { id: who.id, password: proved.value },
      data: { password: next, passwordResetCode: null, passwordResetCodeExpiry: null },
    })
    if (changed.count === 0) return wrong
    await endSessionsOf(tx, { userId: who.id, reason: 'password changed', now: at, except: who.session.id })
    await writeSecurity(tx, at, { event: 'PASSWORD_CHANGED', severity: 'INFO', userId: who.id, caller })
    await auditIn(tx, { entityId: who.id, newValues: { changed: ['password'] } })
    return ok(undefined)
  })
  sessions.forgetAll()
  return answer
}

/** An account that is entered through a provider only has none yet: the step-up was its proof. */
async function currentHash(
  deps: IdentityDeps,
  { who, caller, current }: ChangePassword,
): Promise<Result<string | null, { code: 'WRONG_SIGN_IN' } | Shut>> {
  const user = await deps.database.read((db) =>
    db.user.findUnique({ where: { id: who.id }, select: { password: true } }),
  )
  if (user?.password === null) return current === '' ? ok(null) : wrong
  return provePassword(deps, { who, password: current, caller, proof: 'own-account' })
}
