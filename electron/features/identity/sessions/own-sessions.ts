import { z } from 'zod'
import { type FeatureRoutes, personOf } from '../../../contract/routes.ts'
import { ok, refuse } from '../../../platform/result.ts'
import { writeSecurity } from '../../logs/index.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { endSessionsOf } from './session-service.ts'

type AccountRoutes = FeatureRoutes<'account'>
const deviceInfo = z
  .object({ via: z.string(), browser: z.string(), os: z.string() })
  .catch({ via: '', browser: '', os: '' })
const reason = 'ended by its person'

/** Those that are open, this one first. */
export const sessions =
  ({ database, now }: IdentityDeps): AccountRoutes['sessions'] =>
  async (call) => {
    const who = personOf(call)
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
    return ok(list.toSorted((a, b) => Number(b.current) - Number(a.current)))
  }

/** One of one's own; someone else's is as unknown as one that never was. */
export const endSession =
  ({ database, now, ...deps }: IdentityDeps): AccountRoutes['endSession'] =>
  async (call) => {
    const { id: userId, session } = personOf(call)
    const { id } = call.input
    const at = now()
    const isEnded = await database.write((db) =>
      db.$transaction(async (tx) => {
        const ended = await tx.session.updateMany({
          where: { id, userId, status: 'ACTIVE', expiresAt: { gt: at } },
          data: { status: 'REVOKED', revokedAt: at, revokedReason: reason },
        })
        if (ended.count === 0) return false
        const entry = { event: 'SESSION_REVOKED', severity: 'INFO', userId, caller: call.caller } as const
        await writeSecurity(tx, at, { ...entry, metadata: { session: id } })
        await call.auditIn(tx, { entityId: id, newValues: { status: 'REVOKED', reason } })
        return true
      }),
    )
    if (!isEnded) return refuse({ code: 'SESSION_NOT_FOUND' })
    deps.sessions.forgetAll()
    if (id === session.id) call.caller.session.clear()
    return ok(undefined)
  }

export const endOtherSessions =
  ({ database, now, ...deps }: IdentityDeps): AccountRoutes['endOtherSessions'] =>
  async (call) => {
    const { id: userId, session } = personOf(call)
    const at = now()
    const ended = await database.write((db) =>
      db.$transaction(async (tx) => {
        const count = await endSessionsOf(tx, { userId, reason, now: at, except: session.id })
        const entry = { event: 'SESSION_REVOKED', severity: 'INFO', userId, caller: call.caller } as const
        await writeSecurity(tx, at, { ...entry, metadata: { ended: count } })
        await call.auditIn(tx, { entityId: userId, newValues: { ended: count, reason } })
        return count
      }),
    )
    deps.sessions.forgetAll()
    return ok({ ended })
  }
