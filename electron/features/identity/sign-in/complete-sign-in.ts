import type { SignInAnswer } from '../../../contract/identity/identity.ts'
import type { AuditIn, Caller } from '../../../contract/routes.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { writeSecurity } from '../../logs/index.ts'
import { clearAttempt, proofKey } from './attempts.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { endedBy, endSessionIn, insertSession, type SignInMethod } from '../sessions/session-service.ts'

export type CompleteSignIn = {
  user: { id: string; twoFactorEnabled: boolean; password?: string | null }
  caller: Caller
  stay: boolean
  method: SignInMethod
  auditIn: AuditIn
  attempts?: readonly string[]
}

/** Deactivated, or the password changed, between the proof and the entry. */
export class NotAllowedAnyMore extends Error {}

/**
 * Opens the session of someone who has proved who they are: row, log and audit in one transaction. The session that
 * the caller's slot held ends, whoever's it was: its token is about to be forgotten, and Back must lead nowhere.
 */
export async function enter(
  deps: IdentityDeps,
  wanted: Omit<CompleteSignIn, 'user'> & { user: { id: string; password?: string | null } },
): Promise<SignInAnswer & { done: true }> {
  const { database, now, sessions } = deps
  const { user, caller, stay, method, auditIn, attempts = [] } = wanted
  const before = caller.session.get()
  const most = await deps.config.get('security.max_sessions')
  const { token, expiresAt } = await database.write((db) =>
    db.$transaction(async (tx) => {
      await holdAllowed(tx, user)
      if (before !== null) await endSessionIn(tx, { token: before, reason: endedBy.takenOver, now: now() })
      const opened = { userId: user.id, caller, stay, method, proven: method !== 'PIN' }
      const session = await insertSession(tx, { now, most }, opened)
      if (method !== 'PIN') {
        await tx.user.update({ where: { id: user.id }, data: { pinFailures: 0 } })
        await clearAttempt(tx, { keys: [...attempts, proofKey(user.id).key] })
      }
      const entry = { event: 'LOGIN_SUCCESS', severity: 'INFO', userId: user.id, caller, metadata: { method } } as const
      await writeSecurity(tx, now(), entry)
      await auditIn(tx, { entityId: user.id, userId: user.id, newValues: { method } })
      return session
    }),
  )
  sessions.forget(before)
  caller.session.set(token, expiresAt, stay)
  const me = await sessions.who(token)
  if (!me) throw new Error('the session that was just opened can not be read')
  return { done: true, me }
}

/** Holds the person's row until the session is there: who is deactivated meanwhile waits, and then ends it. */
async function holdAllowed(tx: Tx, user: { id: string; password?: string | null }): Promise<void> {
  const [held] = await tx.$queryRaw<{ is_active: boolean; password: string | null }[]>`
    SELECT is_active, password FROM users WHERE id = ${user.id} FOR UPDATE`
  if (!held?.is_active) throw new NotAllowedAnyMore()
  if (user.password !== undefined && held.password !== user.password) throw new NotAllowedAnyMore()
}

/** After the first factor: in, or a ticket for the second one. */
export async function completeSignIn(deps: IdentityDeps, wanted: CompleteSignIn): Promise<SignInAnswer> {
  const { user, stay, method, attempts = [] } = wanted
  if (!user.twoFactorEnabled) return enter(deps, wanted)
  const password = user.password === undefined ? {} : { password: user.password }
  return { done: false, ticket: deps.tickets.put({ userId: user.id, stay, method, attempts, ...password }) }
}
