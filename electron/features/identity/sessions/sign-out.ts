import type { FeatureRoutes } from '../../../contract/routes.ts'
import { ok } from '../../../platform/result.ts'
import { writeSecurity } from '../../logs/index.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { endedBy, endSessionIn } from './session-service.ts'

export const signOut =
  ({ database, sessions, now }: IdentityDeps): FeatureRoutes<'identity'>['signOut'] =>
  async ({ caller }) => {
    const token = caller.session.get()
    caller.session.clear()
    if (token === null) return ok(undefined)
    await database.write(
      (db) =>
        db.$transaction(async (tx) => {
          const userId = await endSessionIn(tx, { token, reason: endedBy.signOut, now: now() })
          if (userId !== null) {
            await writeSecurity(tx, now(), { event: 'LOGOUT', severity: 'INFO', userId, caller })
          }
        }),
      { idempotent: true },
    )
    sessions.forget(token)
    return ok(undefined)
  }
