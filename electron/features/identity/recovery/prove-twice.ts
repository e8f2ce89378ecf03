import { readRecoveryCode } from '../../../contract/identity/recovery-code.ts'
import type { Caller } from '../../../contract/routes.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { readIsGuarded } from '../sessions/read-sessions.ts'
import { clearAttempt, reserveAttempt, type Shut, secondFactorKey } from '../sign-in/attempts.ts'
import { takeSecondFactor } from '../sign-in/second-factor.ts'
import { signInFailed } from '../sign-in/sign-in-failed.ts'
import type { CodeOrigin } from './mailed-codes.ts'
import { recoveryHash } from './recovery-sheet.ts'

/** `vouched`: an owner made the code. `sheet`: the hash of the sheet that was brought, to be taken with the change. */
export type Proven = { by: 'code' } | { by: 'vouched' | 'second' } | { by: 'sheet'; hash: string }

type Refusal = { code: 'SECOND_NEEDED' | 'WRONG_SECOND' | 'KEY_MISSING' } | Shut
type Given = { userId: string; second: string; caller: Caller; origin: CodeOrigin }

/**
 * What an account is worth is asked only after the mailed code was right, so that nobody else learns it. Of a guarded one
 * a code is half a proof: mail can be read by who runs the server, so the second factor or the sheet comes with it.
 */
export async function proveTwice(deps: IdentityDeps, given: Given): Promise<Result<Proven, Refusal>> {
  const { userId, second, caller, origin } = given
  if (origin.by === 'owner') return ok({ by: 'vouched' })
  if (!(await deps.database.read((db) => readIsGuarded(db, userId)))) return ok({ by: 'code' })
  if (second === '') return refuse({ code: 'SECOND_NEEDED' })
  const sheet = readRecoveryCode(second)
  if (sheet !== null) return proveBySheet(deps, given, recoveryHash(userId, sheet))
  const taken = await takeSecondFactor(deps, { userId, code: second, caller, proof: 'reset' })
  if (taken.ok) return ok({ by: 'second' })
  return taken.refusal.code === 'WRONG_CODE' ? refuse({ code: 'WRONG_SECOND' }) : refuse(taken.refusal)
}

/** Counted as the second factor is, before it is compared. */
async function proveBySheet(deps: IdentityDeps, { userId, caller }: Given, hash: string) {
  const { database } = deps
  const attempt = await reserveAttempt(deps, [secondFactorKey(userId)])
  if (!attempt.ok) return attempt
  const fitting = await database.read((db) => db.user.count({ where: { id: userId, recoveryHash: hash } }))
  if (fitting === 0) {
    await signInFailed(deps, { attempt: attempt.value, userId, caller, proof: 'reset' })
    return refuse({ code: 'WRONG_SECOND' } as const)
  }
  await database.write((db) => clearAttempt(db, attempt.value))
  return ok({ by: 'sheet', hash } as const)
}
