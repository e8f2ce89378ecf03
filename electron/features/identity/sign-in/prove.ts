import type { Me } from '../../../contract/identity/person.ts'
import type { Caller } from '../../../contract/routes.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { addressKey, clearAttempt, proofKey, reserveAttempt, type Shut } from './attempts.ts'
import { type Proof, signInFailed } from './sign-in-failed.ts'

/**
 * The password of someone who is in already. Counted apart from the sign-in: who was shut out here can still sign out
 * and in again, and whoever finds an open desk gets as few guesses as at the door. Gives the hash that it fitted, so
 * that a change can be made under the condition that it still is the one.
 */
export async function provePassword(
  deps: IdentityDeps,
  { who, password, caller, proof }: { who: Me; password: string; caller: Caller; proof: Proof },
): Promise<Result<string, { code: 'WRONG_SIGN_IN' } | Shut>> {
  const { database, passwords } = deps
  const attempt = await reserveAttempt(deps, [proofKey(who.id), addressKey(caller)])
  if (!attempt.ok) return attempt
  const user = await database.read((db) => db.user.findUnique({ where: { id: who.id }, select: { password: true } }))
  const hash = user?.password ?? null
  if (!(await passwords.fits(password, hash)) || hash === null) {
    await signInFailed(deps, { attempt: attempt.value, userId: who.id, caller, proof })
    return refuse({ code: 'WRONG_SIGN_IN' })
  }
  await database.write((db) => clearAttempt(db, attempt.value))
  return ok(hash)
}
