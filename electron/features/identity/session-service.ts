import { createHash, randomBytes } from 'node:crypto'
import type { Me } from '../../contract/identity.ts'
import type { Caller } from '../../contract/routes.ts'
import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'

export type SessionDeps = { database: OpenDatabase; now: Clock }

const hourMs = 3_600_000
const shortMs = 24 * hourMs // decision 92
const longMs = 7 * 24 * hourMs
const trustMs = 1000 // a session ended elsewhere is noticed after this

/** Only the hash is stored: a copy of the database opens no session. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Opens a session for a person who has proved who they are, and puts its token into the caller's slot. */
export async function openSession(
  { database, now }: SessionDeps,
  userId: string,
  caller: Caller,
  stay: boolean,
): Promise<Date> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now().getTime() + (stay ? longMs : shortMs))
  await database.write((db) =>
    db.$transaction([
      db.session.create({
        data: {
          userId,
          token: tokenHash(token),
          expiresAt,
          ipAddress: caller.ipAddress,
          userAgent: caller.userAgent,
          deviceInfo: { via: caller.via },
        },
      }),
      db.user.update({ where: { id: userId }, data: { lastLoginAt: now() } }),
    ]),
  )
  caller.session.set(token, expiresAt, stay)
  return expiresAt
}

export async function endSession({ database, now }: SessionDeps, token: string, reason: string): Promise<void> {
  const ended = { status: 'REVOKED', revokedAt: now(), revokedReason: reason } as const
  await database.write(
    (db) => db.session.updateMany({ where: { token: tokenHash(token), status: 'ACTIVE' }, data: ended }),
    {
      idempotent: true,
    },
  )
}

async function readSession({ database, now }: SessionDeps, hash: string): Promise<Me | null> {
  const session = await database.read((db) =>
    db.session.findUnique({ where: { token: hash }, include: { user: true } }),
  )
  if (session?.status !== 'ACTIVE' || session.expiresAt <= now() || !session.user.isActive) return null
  const { id, email, firstName, lastName, role } = session.user
  return { id, email, firstName: firstName ?? '', lastName: lastName ?? '', role, sessionExpiresAt: session.expiresAt }
}

/**
 * Who a token belongs to. Trusted for a second, so that a busy page does not ask the database for each call; while the
 * database is lost the last answer holds until the session's own end, so that live chambers stay on the screen.
 */
export function createSessionReader(deps: SessionDeps): {
  who: (token: string | null) => Promise<Me | null>
  forget: (token: string) => void
} {
  const known = new Map<string, { me: Me | null; at: number }>()
  return {
    async who(token) {
      if (token === null) return null
      const hash = tokenHash(token)
      const at = deps.now().getTime()
      const last = known.get(hash)
      if (last && at - last.at < trustMs) return last.me
      const away = deps.database.state().state === 'lost'
      if (away && last?.me && last.me.sessionExpiresAt > deps.now()) return last.me
      const me = await readSession(deps, hash)
      if (known.size > 1000) known.clear()
      known.set(hash, { me, at })
      return me
    },
    forget: (token) => void known.delete(tokenHash(token)),
  }
}
