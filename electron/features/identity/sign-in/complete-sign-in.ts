import type { SignInAnswer } from '../../../contract/identity/identity.ts'
import type { Me } from '../../../contract/identity/person.ts'
import type { AuditIn, Caller } from '../../../contract/routes.ts'
import { inTransaction, type Tx } from '../../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import { writeSecurity } from '../../logs/index.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { endedBy, endSessionIn, insertSession, type SignInMethod } from '../sessions/session-service.ts'
import { clearAttempt, proofKey } from './attempts.ts'

type Entry = {
  /** With the hash that the password fitted, where it was one. */
  user: { id: string; password?: string | null }
  caller: Caller
  stay: boolean
  method: SignInMethod
  attempts?: readonly string[]
}

/** Deactivated, or the password changed, between the proof and the entry. */
type NotAllowed = { code: 'NOT_ALLOWED' }

/**
 * Opens the session of someone who has proved who they are: row, log and audit in one transaction. The session that
 * the caller's slot held ends, whoever's it was: its token is about to be forgotten, and Back must lead nowhere.
 */
export async function enter(deps: IdentityDeps, entry: Entry, auditIn: AuditIn): Promise<Result<Me, NotAllowed>> {
  const { sessions } = deps
  const { caller, stay } = entry
  const before = caller.session.get()
  const opened = await openFor(deps, { ...entry, before }, auditIn)
  if (!opened.ok) return opened
  sessions.forget(before)
  caller.session.set(opened.value.token, opened.value.expiresAt, stay)
  const me = await sessions.who(opened.value.token)
  if (!me) throw new Error('the session that was just opened can not be read')
  return ok(me)
}

async function openFor(
  { database, now, config }: IdentityDeps,
  { user, caller, stay, method, attempts = [], before }: Entry & { before: string | null },
  auditIn: AuditIn,
) {
  const most = await config.get('security.max_sessions')
  return inTransaction(database, async (tx) => {
    if (!(await holdAllowed(tx, user))) return refuse({ code: 'NOT_ALLOWED' })
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
    return ok(session)
  })
}

/** Holds the person's row until the session is there: who is deactivated meanwhile waits, and then ends it. */
async function holdAllowed(tx: Tx, user: Entry['user']): Promise<boolean> {
  const [locked] = await tx.$queryRaw<{ is_active: boolean; password: string | null }[]>`
    SELECT is_active, password FROM users WHERE id = ${user.id} FOR UPDATE`
  return locked?.is_active === true && (user.password === undefined || locked.password === user.password)
}

/** After the first factor: in, or a ticket for the second one. */
export async function completeSignIn(
  deps: IdentityDeps,
  { user, ...entry }: Entry & { user: { twoFactorEnabled: boolean } },
  auditIn: AuditIn,
): Promise<Result<SignInAnswer, NotAllowed>> {
  if (!user.twoFactorEnabled) {
    const entered = await enter(deps, { ...entry, user }, auditIn)
    return entered.ok ? ok({ done: true, me: entered.value }) : entered
  }
  const { stay, method, attempts = [] } = entry
  const password = user.password === undefined ? {} : { password: user.password }
  return ok({ done: false, ticket: deps.tickets.put({ userId: user.id, stay, method, attempts, ...password }) })
}
