import type { Answer, AuditIn, Caller, Input } from '../../../contract/routes.ts'
import { inTransaction, type OpenDatabase, type Tx } from '../../../platform/database/index.ts'
import { ok, refuse } from '../../../platform/result.ts'
import { writeSecurity } from '../../logs/index.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { readIsGuarded } from '../sessions/read-sessions.ts'
import { endSessionsOf } from '../sessions/session-service.ts'
import { addressKey, clearAttempts, giveBackAttempt, reserveAttempt } from '../sign-in/attempts.ts'
import { signInFailed } from '../sign-in/sign-in-failed.ts'
import { type CodeOrigin, maxTries, originOf } from './mailed-codes.ts'
import { type Proven, proveTwice } from './prove-twice.ts'

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
  { login, code, password, second, caller }: Input<'identity', 'reset'> & { caller: Caller },
  auditIn: AuditIn,
): Promise<Answer<'identity', 'reset'>> {
  const { database, now, passwords, sessions } = deps
  const sealer = await deps.sealer()
  if (!sealer) return refuse({ code: 'KEY_MISSING' })
  const attempt = await reserveAttempt(deps, [addressKey(caller)])
  if (!attempt.ok) return attempt
  // Before anything is known of the account: it takes longer than all the rest, for everybody.
  const hash = await passwords.hash(password)
  const tried = await countTry(database, login, now())
  const stored = tried?.password_reset_code ?? null
  const origin = originOf(sealer, { userId: tried?.id ?? '', code, stored })
  if (!tried || !origin || stored === null) {
    await signInFailed(deps, { attempt: attempt.value, userId: tried?.id ?? null, caller, proof: 'reset' })
    return wrong
  }
  await database.write((db) => giveBackAttempt(db, attempt.value))
  const proven = await proveTwice(deps, { userId: tried.id, second, caller, origin })
  if (!proven.ok) return proven
  const entry = { tried, hash, stored, origin, proven: proven.value, caller, at: now() }
  const answer = await inTransaction(database, (tx) => setPassword(tx, entry, auditIn))
  sessions.forgetAll()
  return answer
}

type Entry = {
  tried: Tried
  hash: string
  stored: string
  origin: CodeOrigin
  proven: Proven
  caller: Caller
  at: Date
}

async function setPassword(tx: Tx, entry: Entry, auditIn: AuditIn): Promise<Answer<'identity', 'reset'>> {
  const { tried, hash, stored, origin, proven, caller, at } = entry
  const { id } = tried
  // Nobody is raised between this question and the commit.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext('mash.rights'))`
  if (proven.by === 'code' && (await readIsGuarded(tx, id))) return refuse({ code: 'SECOND_NEEDED' })
  const over = { passwordResetCode: null, passwordResetCodeExpiry: null, passwordResetCodeUsed: true }
  // The code in WHERE is what lets only one of two win who enter it at once.
  const claimed = await tx.user.updateMany({
    where: { id, isActive: true, passwordResetCode: stored, passwordResetCodeUsed: false },
    // Who brings what was mailed reads that mailbox.
    data: { password: hash, ...over, ...(origin.mailed && { emailVerified: true }) },
  })
  if (claimed.count === 0) return wrong
  if (proven.by === 'sheet' && !(await takeSheet(tx, { id, hash: proven.hash, caller, at }))) {
    return refuse({ code: 'WRONG_SECOND' })
  }
  await endSessionsOf(tx, { userId: id, reason: 'password reset', now: at })
  await clearAttempts(tx, tried)
  const metadata = { by: 'code' }
  await writeSecurity(tx, at, { event: 'PASSWORD_CHANGED', severity: 'WARNING', userId: id, caller, metadata })
  await auditIn(tx, { entityId: id, userId: id, newValues: { changed: ['password'], by: 'mailed' } })
  return ok(undefined)
}

/** The sheet is for whoever lost the phone and its backup codes, so the second factor goes with it. */
async function takeSheet(
  tx: Tx,
  { id, hash, caller, at }: { id: string; hash: string; caller: Caller; at: Date },
): Promise<boolean> {
  const off = { twoFactorEnabled: false, twoFactorSecret: null, twoFactorLastStep: null, twoFactorBackupCodes: [] }
  const taken = await tx.user.updateMany({ where: { id, recoveryHash: hash }, data: { recoveryHash: null, ...off } })
  if (taken.count === 0) return false
  await writeSecurity(tx, at, { event: 'RECOVERY_SHEET_USED', severity: 'CRITICAL', userId: id, caller })
  return true
}
