import type { Caller } from '../../../contract/routes.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { ok } from '../../../platform/result.ts'
import { writeSecurity } from '../../logs/index.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import type { Attempt } from './attempts.ts'

/** Which of the doors a wrong secret was tried at. */
export type Proof = 'password' | 'second-factor' | 'pin' | 'unlock' | 'step-up' | 'own-account' | 'reset'

/**
 * Tells the security log of a wrong try, and once of the lock-out that it led to, of the account or of the address. What
 * was typed is never written: it may be a password in the wrong field.
 */
export async function signInFailed(
  { database, now }: Pick<IdentityDeps, 'database' | 'now'>,
  {
    attempt,
    ...failed
  }: { attempt: Pick<Attempt, 'isLast' | 'shutsAddress'>; userId: string | null; caller: Caller; proof: Proof },
): Promise<void> {
  const { userId, caller, proof } = failed
  const entry = { severity: 'WARNING', userId, caller, metadata: { door: proof } } as const
  await inTransaction(database, async (tx) => {
    await writeSecurity(tx, now(), { ...entry, event: 'LOGIN_FAILED' })
    if (attempt.isLast) await writeSecurity(tx, now(), { ...entry, event: 'ACCOUNT_LOCKED' })
    if (attempt.shutsAddress) await writeSecurity(tx, now(), { ...entry, event: 'SUSPICIOUS_ACTIVITY' })
    return ok(undefined)
  })
}
