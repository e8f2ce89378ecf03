import { compare } from 'bcrypt'
import type { Caller } from '../../../contract/routes.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { atDesk } from './desk.ts'
import { type Proof, signInFailed } from './sign-in-failed.ts'

const mostPinFailures = 5

type PinRefusal = { code: 'WRONG_PIN'; data: { left: number } } | { code: 'PIN_SPENT' }

/**
 * A PIN is good only where its person signed in fully today. The try is counted before it is compared, so that five
 * guesses are five, on however many desktops they are made at once; a full sign-in, or a new PIN, sets the count back.
 */
export async function tryPin(
  deps: IdentityDeps,
  { userId, pin, caller, proof }: { userId: string; pin: string; caller: Caller; proof: Proof },
): Promise<Result<void, PinRefusal>> {
  const { database } = deps
  const people = await atDesk(deps, caller.deviceId)
  if (!people.some((person) => person.id === userId)) return refuse({ code: 'PIN_SPENT' })
  const [counted] = await database.write(
    (db) => db.$queryRaw<{ pin_hash: string; pin_failures: number }[]>`
      UPDATE users SET pin_failures = pin_failures + 1
      WHERE id = ${userId} AND is_active AND pin_hash IS NOT NULL AND pin_failures < ${mostPinFailures}
      RETURNING pin_hash, pin_failures`,
  )
  if (!counted) return refuse({ code: 'PIN_SPENT' })
  const left = mostPinFailures - counted.pin_failures
  if (!(await compare(pin, counted.pin_hash))) {
    await signInFailed(deps, { attempt: { isLast: left === 0, shutsAddress: false }, userId, caller, proof })
    return refuse({ code: 'WRONG_PIN', data: { left } })
  }
  // Only while it is the PIN that was compared: one that was set meanwhile has its own count.
  await database.write((db) =>
    db.user.updateMany({ where: { id: userId, pinHash: counted.pin_hash }, data: { pinFailures: 0 } }),
  )
  return ok(undefined)
}
