import { hash, randomBytes } from 'node:crypto'
import type { Caller } from '../../../contract/routes.ts'
import type { Clock } from '../../../platform/clock.ts'
import { inTransaction, type OpenDatabase, type Tx } from '../../../platform/database/index.ts'
import { dayMs } from '../../../platform/durations.ts'
import { ok } from '../../../platform/result.ts'
import type { FarmConfig } from '../../settings/index.ts'
import { describeDevice } from './describe-device.ts'

export type SessionDeps = { database: OpenDatabase; now: Clock; config: FarmConfig }

export type SignInMethod = 'PASSWORD' | 'PIN' | 'GOOGLE' | 'FACEBOOK' | 'OPENID'

const shortMs = dayMs // decision 92
const longMs = 7 * dayMs

/** Why a session ended, where the person themself, or nothing but room, was the reason: it says nothing against them. */
export const endedBy = {
  signOut: 'signed out',
  /** Someone, maybe the same person, signed in at the desk that held it. */
  takenOver: 'another sign-in at this desk',
  limit: 'more sessions than allowed',
} as const

/** Only the hash is stored: a copy of the database opens no session. */
export const tokenHash = (token: string): string => hash('sha256', token, 'hex')

export type NewSession = {
  userId: string
  stay: boolean
  method: SignInMethod
  /** Whether the sign-in itself proves who is there, for what asks for a proof. A PIN does not. */
  proven: boolean
}

/**
 * Opens a session in the caller's transaction, and ends the person's oldest ones beyond the limit (5): two desktops
 * may do it at once, so the person's row is held. Returns the token for the caller's slot, to be put there after the
 * commit. `most` is read before the transaction begins: settings come through another connection, which an embedded
 * database does not have.
 */
export async function insertSession(
  tx: Tx,
  { now, most }: Pick<SessionDeps, 'now'> & { most: number },
  { caller, ...wanted }: NewSession & { caller: Caller },
): Promise<{ token: string; expiresAt: Date }> {
  const { userId, stay, method, proven } = wanted
  const at = now()
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(at.getTime() + (stay ? longMs : shortMs))
  await tx.$executeRaw`SELECT 1 FROM users WHERE id = ${userId} FOR UPDATE`
  await tx.session.create({
    data: {
      userId,
      token: tokenHash(token),
      expiresAt,
      ipAddress: caller.ipAddress,
      userAgent: caller.userAgent,
      deviceId: caller.deviceId,
      deviceInfo: describeDevice(caller),
      method,
      provenAt: proven ? at : null,
      createdAt: at,
      lastActivity: at,
    },
  })
  await tx.$executeRaw`
    UPDATE sessions SET status = 'REVOKED', revoked_at = ${at}, revoked_reason = ${endedBy.limit}, updated_at = ${at}
    WHERE id IN (SELECT id FROM sessions WHERE user_id = ${userId} AND status = 'ACTIVE' AND expires_at > ${at}
      ORDER BY created_at DESC, id DESC OFFSET ${most})`
  await tx.user.update({ where: { id: userId }, data: { lastLoginAt: at } })
  return { token, expiresAt }
}

/** Opens a session for a person who has proved who they are, and puts its token into the caller's slot. */
export async function openSession(deps: SessionDeps, wanted: NewSession & { caller: Caller }): Promise<void> {
  const most = await deps.config.get('security.max_sessions')
  const opened = await inTransaction(deps.database, async (tx) =>
    ok(await insertSession(tx, { now: deps.now, most }, wanted)),
  )
  wanted.caller.session.set(opened.value.token, opened.value.expiresAt, wanted.stay)
}

/** Ends the session of a token. Gives whose it was; null: none that was still open. */
export async function endSessionIn(
  tx: Tx,
  { token, reason, now }: { token: string; reason: string; now: Date },
): Promise<string | null> {
  const [ended] = await tx.$queryRaw<{ user_id: string }[]>`
    UPDATE sessions SET status = 'REVOKED', revoked_at = ${now}, revoked_reason = ${reason}, updated_at = ${now}
    WHERE token = ${tokenHash(token)} AND status = 'ACTIVE' RETURNING user_id`
  return ended?.user_id ?? null
}

/** Ends a person's sessions, but for one that may be kept; every desktop notices within two seconds. */
export async function endSessionsOf(
  tx: Tx,
  { userId, reason, now, except }: { userId: string; reason: string; now: Date; except?: string | undefined },
): Promise<number> {
  const ended = await tx.session.updateMany({
    where: { userId, status: 'ACTIVE', ...(except === undefined ? {} : { id: { not: except } }) },
    data: { status: 'REVOKED', revokedAt: now, revokedReason: reason },
  })
  return ended.count
}
