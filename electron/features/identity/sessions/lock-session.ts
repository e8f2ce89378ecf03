import type { Answer, Asker, Input } from '../../../contract/routes.ts'
import { ok, refuse } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { tryPin } from '../sign-in/pin.ts'
import { provePassword } from '../sign-in/prove.ts'

/**
 * Locks the caller's session; its streams end within two seconds. The proof that was given ends too: who unlocks by PIN
 * has not given it. With nobody signed in the router has answered UNAUTHORIZED already: there is nothing to lock, and
 * the page that asked must show the sign-in, not a lock without a person.
 */
export async function lockSession(
  { database, now, sessions }: IdentityDeps,
  { who, caller }: Asker,
): Promise<Answer<'identity', 'lock'>> {
  const { id } = who.session
  await database.write(
    (db) =>
      db.session.updateMany({
        where: { id, status: 'ACTIVE', lockedAt: null },
        data: { lockedAt: now(), provenAt: null },
      }),
    { idempotent: true },
  )
  sessions.forget(caller.session.get())
  return ok(undefined)
}

/** By the password, which also proves who is there, or by the person's own PIN, which does not. */
export async function unlockSession(
  deps: IdentityDeps,
  { who, caller, by }: Asker & { by: Input<'identity', 'unlock'> },
): Promise<Answer<'identity', 'unlock'>> {
  const { database, now, sessions } = deps
  const byPin = 'pin' in by
  const proved = byPin
    ? await tryPin(deps, { userId: who.id, pin: by.pin, caller, proof: 'unlock' })
    : await provePassword(deps, { who, password: by.password, caller, proof: 'unlock' })
  if (!proved.ok) return proved
  await database.write((db) =>
    db.session.updateMany({
      where: { id: who.session.id, status: 'ACTIVE' },
      data: { lockedAt: null, ...(byPin ? {} : { provenAt: now() }) },
    }),
  )
  const token = caller.session.get()
  sessions.forget(token)
  const me = await sessions.who(token)
  // Ended elsewhere while it was locked: there is nothing left to unlock.
  return me ? ok(me) : refuse({ code: 'WRONG_SIGN_IN' })
}
