import { createHash, randomBytes } from 'node:crypto'
import type { Caller } from '../../contract/routes.ts'
import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase, Tx } from '../../platform/database/index.ts'
import type { FarmConfig } from '../settings/index.ts'
import { describeDevice } from './describe-device.ts'

export type SessionDeps = { database: OpenDatabase; now: Clock; config: FarmConfig }

export type SignInMethod = 'PASSWORD' | 'PIN' | 'GOOGLE' | 'FACEBOOK' | 'OPENID'

const hourMs = 3_600_000
const shortMs = 24 * hourMs // decision 92
const longMs = 7 * 24 * hourMs

/** Only the hash is stored: a copy of the database opens no session. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

export type NewSession = {
  userId: string
  stay: boolean
  method: SignInMethod
  /** Whether the sign-in itself proves who is there, for what asks for a proof. A PIN does not. */
  proven: boolean
}

/**
 * Opens a session in the caller's transaction, and ends the person's oldest ones beyond the limit (5): two desktops
 * may do it at once, so the person's row is held. Returns the token for `keepSession` after the commit.
 */
export async function insertSession(
  tx: Tx,
  now: Clock,
  { caller, most, ...wanted }: NewSession & { caller: Caller; most: number },
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
    UPDATE sessions SET status = 'REVOKED', revoked_at = ${at}, revoked_reason = 'more sessions than allowed', updated_at = ${at}
    WHERE id IN (SELECT id FROM sessions WHERE user_id = ${userId} AND status = 'ACTIVE' AND expires_at > ${at}
      ORDER BY created_at DESC, id DESC OFFSET ${most})`
  await tx.user.update({ where: { id: userId }, data: { lastLoginAt: at } })
  return { token, expiresAt }
}

/** Opens a session for a person who has proved who they are, and puts its token into the caller's slot. */
export async function openSession(deps: SessionDeps, wanted: NewSession & { caller: Caller }): Promise<void> {
  const most = await deps.config.get('security.max_sessions')
  const { token, expiresAt } = await deps.database.write((db) =>
    db.$transaction((tx) => insertSession(tx, deps.now, { ...wanted, most })),
  )
  wanted.caller.session.set(token, expiresAt, wanted.stay)
}

export async function endSession(
  { database, now }: Pick<SessionDeps, 'database' | 'now'>,
  token: string,
  reason: string,
): Promise<void> {
  const ended = { status: 'REVOKED', revokedAt: now(), revokedReason: reason } as const
  await database.write(
    (db) => db.session.updateMany({ where: { token: tokenHash(token), status: 'ACTIVE' }, data: ended }),
    { idempotent: true },
  )
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
