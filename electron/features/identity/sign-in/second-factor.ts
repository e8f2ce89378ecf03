import type { Caller } from '../../../contract/routes.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import { writeSecurity } from '../../logs/index.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { clearAttempt, giveBackAttempt, reserveAttempt, type Shut, secondFactorKey } from './attempts.ts'
import { backupCodeHash, readBackupCode } from './backup-codes.ts'
import { type Proof, signInFailed } from './sign-in-failed.ts'
import { stepOfCode } from './totp.ts'

type SecondFactorRefusal = { code: 'WRONG_CODE' } | { code: 'KEY_MISSING' } | Shut
type Outcome = 'right' | 'wrong' | 'key-missing'
type Given = { userId: string; code: string; caller: Caller }

export const secretContext = (userId: string): string => `users.two_factor_secret:${userId}`

/** Takes a code of the authenticator or a backup code: each is good once, whoever else brings it at the same moment. */
export async function takeSecondFactor(
  deps: IdentityDeps,
  given: Given & { proof: Proof },
): Promise<Result<void, SecondFactorRefusal>> {
  const attempt = await reserveAttempt(deps, [secondFactorKey(given.userId)])
  if (!attempt.ok) return attempt
  const outcome = await tryCode(deps, given)
  if (outcome === 'wrong') {
    await signInFailed(deps, { ...given, attempt: attempt.value })
    return refuse({ code: 'WRONG_CODE' })
  }
  const settle = outcome === 'right' ? clearAttempt : giveBackAttempt
  await deps.database.write((db) => settle(db, attempt.value))
  return outcome === 'right' ? ok(undefined) : refuse({ code: 'KEY_MISSING' })
}

async function tryCode(deps: IdentityDeps, given: Given): Promise<Outcome> {
  const digits = given.code.replaceAll(/\s/g, '')
  if (/^\d{6}$/.test(digits)) return tryTotp(deps, { ...given, code: digits })
  const backup = readBackupCode(given.code)
  return backup === null ? 'wrong' : takeBackupCode(deps, { ...given, code: backup })
}

async function tryTotp({ database, sealer, now }: IdentityDeps, { userId, code }: Given): Promise<Outcome> {
  const user = await database.read((db) =>
    db.user.findUnique({ where: { id: userId }, select: { twoFactorEnabled: true, twoFactorSecret: true } }),
  )
  if (!user?.twoFactorEnabled || user.twoFactorSecret === null) return 'wrong'
  const secret = (await sealer())?.open(user.twoFactorSecret, secretContext(userId)) ?? null
  if (secret === null) return 'key-missing'
  const step = stepOfCode(secret, code, now())
  if (step === null) return 'wrong'
  // Decided in the database: a code, and every older one, is good for one of those who bring it.
  const taken = await database.write(
    (db) => db.$executeRaw`
      UPDATE users SET two_factor_last_step = ${step}
      WHERE id = ${userId} AND two_factor_enabled AND two_factor_secret = ${user.twoFactorSecret}
        AND (two_factor_last_step IS NULL OR two_factor_last_step < ${step})`,
  )
  return taken === 1 ? 'right' : 'wrong'
}

/** Needs no data key: whoever lost the authenticator, or moved to a desktop without the key, still gets in. */
async function takeBackupCode({ database, now }: IdentityDeps, { userId, code, caller }: Given): Promise<Outcome> {
  const hash = backupCodeHash(userId, code)
  const answer = await inTransaction(database, async (tx) => {
    const [taken] = await tx.$queryRaw<{ left: number }[]>`
      UPDATE users SET two_factor_backup_codes = array_remove(two_factor_backup_codes, ${hash})
      WHERE id = ${userId} AND two_factor_enabled AND ${hash} = ANY(two_factor_backup_codes)
      RETURNING cardinality(two_factor_backup_codes) AS left`
    if (!taken) return refuse('wrong')
    const metadata = { left: taken.left }
    await writeSecurity(tx, now(), { event: 'BACKUP_CODE_USED', severity: 'WARNING', userId, caller, metadata })
    return ok(undefined)
  })
  return answer.ok ? 'right' : answer.refusal
}
