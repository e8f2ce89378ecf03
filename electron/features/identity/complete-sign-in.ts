import type { SignInAnswer } from '../../contract/identity.ts'
import type { Call, Caller } from '../../contract/routes.ts'
import { writeSecurity } from '../logs/index.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { insertSession, type SignInMethod } from './session-service.ts'

/** Someone whose first factor was right. */
export type PendingSignIn = { userId: string; stay: boolean; method: SignInMethod }

export type CompleteSignIn = {
  user: { id: string; twoFactorEnabled: boolean }
  caller: Caller
  stay: boolean
  method: SignInMethod
  auditIn: Call<unknown>['auditIn']
}

/** Opens the session of someone who has proved who they are: row, log and audit in one transaction. */
export async function enter(
  deps: IdentityDeps,
  { user, caller, stay, method, auditIn }: Omit<CompleteSignIn, 'user'> & { user: { id: string } },
): Promise<SignInAnswer & { done: true }> {
  const { database, now, sessions, config } = deps
  const most = await config.get('security.max_sessions')
  const { token, expiresAt } = await database.write((db) =>
    db.$transaction(async (tx) => {
      const wanted = { userId: user.id, caller, stay, method, proven: method !== 'PIN', most }
      const session = await insertSession(tx, now, wanted)
      await writeSecurity(tx, now(), {
        event: 'LOGIN_SUCCESS',
        severity: 'INFO',
        userId: user.id,
        caller,
        metadata: { method },
      })
      await auditIn(tx, { entityId: user.id, userId: user.id, newValues: { method } })
      return session
    }),
  )
  caller.session.set(token, expiresAt, stay)
  const me = await sessions.who(token)
  if (!me) throw new Error('the session that was just opened can not be read')
  return { done: true, me }
}

/** After the first factor: in, or a ticket for the second one. */
export async function completeSignIn(deps: IdentityDeps, wanted: CompleteSignIn): Promise<SignInAnswer> {
  const { user, stay, method } = wanted
  if (!user.twoFactorEnabled) return enter(deps, wanted)
  return { done: false, ticket: deps.tickets.put({ userId: user.id, stay, method }) }
}
