import type { Answer, AuditIn, Caller, Input } from '../../../contract/routes.ts'
import { inTransaction, type OpenDatabase } from '../../../platform/database/index.ts'
import { ok, refuse } from '../../../platform/result.ts'
import { writeSecurity } from '../../logs/index.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { endSessionsOf } from '../sessions/session-service.ts'
import { addressKey, clearAttempts, giveBackAttempt, reserveAttempt } from '../sign-in/attempts.ts'
import { hashPassword } from '../sign-in/password.ts'
import { signInFailed } from '../sign-in/sign-in-failed.ts'
import { isSame, maxTries, resetMac } from './mailed-codes.ts'

const wrong = refuse({ code: 'WRONG_CODE' })

type Tried = { id: string; email: string; username: string | null; password_reset_code: string }

/**
 * Counts a try at the account's code before it is compared: however many come at once, five are compared. Null: there
 * is no such account, or no code that is still good.
 */
async function countTry(database: OpenDatabase, login: string, at: Date): Promise<Tried | null> {
  const [row] = await database.write(
    (db) => db.$queryRaw<Tried[]>`
      UPDATE users SET password_reset_attempts = password_reset_attempts + 1
      WHERE (lower(email) = lower(${login}) OR lower(username) = lower(${login})) AND is_active
        AND password_reset_code IS NOT NULL AND NOT password_reset_code_used AND password_reset_code_expiry > ${at}
        AND password_reset_attempts < ${maxTries}
      RETURNING id, email, username, password_reset_code`,
  )
  return row ?? null
}

/** A new password by a code that was mailed or handed over. Ends every session, and opens what wrong tries had shut. */
export async function resetPassword(
  deps: IdentityDeps,
  { login, code, password, caller }: Input<'identity', 'reset'> & { caller: Caller },
  auditIn: AuditIn,
): Promise<Answer<'identity', 'reset'>> {
  const { database, now, sessions } = deps
  const sealer = await deps.sealer()
  if (!sealer) return refuse({ code: 'KEY_MISSING' })
  const attempt = await reserveAttempt(deps, [addressKey(caller)])
  if (!attempt.ok) return attempt
  // Before anything is known of the account: it takes longer than all the rest, for everybody.
  const hash = await hashPassword(password)
  const tried = await countTry(database, login, now())
  const mac = resetMac(sealer, tried?.id ?? '', code)
  if (!tried || !isSame(mac, tried.password_reset_code)) {
    await signInFailed(deps, { attempt: attempt.value, userId: tried?.id ?? null, caller, proof: 'reset' })
    return wrong
  }
  const { id } = tried
  const answer = await inTransaction(database, async (tx) => {
    const at = now()
    // The code in WHERE is what lets only one of two win who enter it at once.
    const claimed = await tx.user.updateMany({
      where: { id, isActive: true, passwordResetCode: mac, passwordResetCodeUsed: false },
      data: { password: hash, passwordResetCode: null, passwordResetCodeExpiry: null, passwordResetCodeUsed: true },
    })
    if (claimed.count === 0) return wrong
    await endSessionsOf(tx, { userId: id, reason: 'password reset', now: at })
    await clearAttempts(tx, tried)
    await giveBackAttempt(tx, attempt.value)
    const metadata = { by: 'code' }
    await writeSecurity(tx, at, { event: 'PASSWORD_CHANGED', severity: 'WARNING', userId: id, caller, metadata })
    await auditIn(tx, { entityId: id, userId: id, newValues: { changed: ['password'], by: 'mailed' } })
    return ok(undefined)
  })
  sessions.forgetAll()
  return answer
}
