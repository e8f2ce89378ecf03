import type { Answer, Caller } from '../../../contract/routes.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { ok } from '../../../platform/result.ts'
import { writeSecurity } from '../../logs/index.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { endedBy, endSessionIn } from './session-service.ts'

export async function signOut(
  { database, sessions, now }: IdentityDeps,
  caller: Caller,
): Promise<Answer<'identity', 'signOut'>> {
  const token = caller.session.get()
  caller.session.clear()
  if (token === null) return ok(undefined)
  const answer = await inTransaction(
    database,
    async (tx) => {
      const userId = await endSessionIn(tx, { token, reason: endedBy.signOut, now: now() })
      if (userId !== null) await writeSecurity(tx, now(), { event: 'LOGOUT', severity: 'INFO', userId, caller })
      return ok(undefined)
    },
    { idempotent: true },
  )
  sessions.forget(token)
  return answer
}
