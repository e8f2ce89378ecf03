import { z } from 'zod'
import type { MySession } from '../../../contract/identity/account.ts'
import type { Me } from '../../../contract/identity/person.ts'
import type { Answer, Asker, AuditIn, Input } from '../../../contract/routes.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { ok, refuse } from '../../../platform/result.ts'
import { writeSecurity } from '../../logs/index.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { endSessionsOf } from './session-service.ts'

const deviceInfo = z
  .object({ via: z.string(), browser: z.string(), os: z.string() })
  .catch({ via: '', browser: '', os: '' })
const reason = 'ended by its person'

/** Those that are open, this one first. */
export async function listSessions({ database, now }: IdentityDeps, who: Me): Promise<MySession[]> {
  const rows = await database.read((db) =>
    db.session.findMany({
      where: { userId: who.id, status: 'ACTIVE', expiresAt: { gt: now() } },
      orderBy: [{ lastActivity: 'desc' }, { id: 'asc' }],
    }),
  )
  const list = rows.map((row) => ({
    id: row.id,
    current: row.id === who.session.id,
    method: row.method,
    device: deviceInfo.parse(row.deviceInfo),
    ipAddress: row.ipAddress,
    createdAt: row.createdAt,
    lastActivity: row.lastActivity,
    expiresAt: row.expiresAt,
    locked: row.lockedAt !== null,
  }))
  return list.toSorted((a, b) => Number(b.current) - Number(a.current))
}

/** One of one's own; someone else's is as unknown as one that never was. */
export async function endSession(
  { database, now, sessions }: IdentityDeps,
  { who: { id: userId, session }, caller, id }: Asker & Input<'account', 'endSession'>,
  auditIn: AuditIn,
): Promise<Answer<'account', 'endSession'>> {
  const at = now()
  const answer = await inTransaction(database, async (tx) => {
    const ended = await tx.session.updateMany({
      where: { id, userId, status: 'ACTIVE', expiresAt: { gt: at } },
      data: { status: 'REVOKED', revokedAt: at, revokedReason: reason },
    })
    if (ended.count === 0) return refuse({ code: 'SESSION_NOT_FOUND' })
    const entry = { event: 'SESSION_REVOKED', severity: 'INFO', userId, caller } as const
    await writeSecurity(tx, at, { ...entry, metadata: { session: id } })
    await auditIn(tx, { entityId: id, newValues: { status: 'REVOKED', reason } })
    return ok(undefined)
  })
  if (!answer.ok) return answer
  sessions.forgetAll()
  if (id === session.id) caller.session.clear()
  return answer
}

export async function endOtherSessions(
  { database, now, sessions }: IdentityDeps,
  { who: { id: userId, session }, caller }: Asker,
  auditIn: AuditIn,
): Promise<Answer<'account', 'endOtherSessions'>> {
  const at = now()
  const answer = await inTransaction(database, async (tx) => {
    const ended = await endSessionsOf(tx, { userId, reason, now: at, except: session.id })
    const entry = { event: 'SESSION_REVOKED', severity: 'INFO', userId, caller } as const
    await writeSecurity(tx, at, { ...entry, metadata: { ended } })
    await auditIn(tx, { entityId: userId, newValues: { ended, reason } })
    return ok({ ended })
  })
  sessions.forgetAll()
  return answer
}
