import type { Answer, Asker, AuditIn, Input } from '../../contract/routes.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { ok, refuse } from '../../platform/result.ts'
import { writeSecurity } from '../logs/index.ts'
import { where, whoseOf } from '../whose/index.ts'
import type { KeyDeps } from './key-deps.ts'
import { readKey } from './key-queries.ts'

/** Ends a key at once: one's own, or as an administrator anyone's. The first reason stays. */
export async function revokeKey(
  deps: KeyDeps,
  { who, caller, id, reason }: Asker & Input<'keys', 'revoke'>,
  auditIn: AuditIn,
): Promise<Answer<'keys', 'revoke'>> {
  const now = deps.now()
  const mine = where('userId', whoseOf(who).keys)
  const done = await inTransaction(deps.database, async (tx) => {
    const key = await tx.apiKey.findFirst({ where: { id, ...mine }, omit: { keyHash: true } })
    if (!key) return refuse({ code: 'KEY_NOT_FOUND' })
    const revoked = await tx.apiKey.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: now, revokedReason: reason },
    })
    const audited = { id, prefix: key.keyPrefix, name: key.name, owner: key.userId, reason }
    if (revoked.count === 1) {
      await writeSecurity(tx, now, {
        event: 'API_KEY_REVOKED',
        severity: 'WARNING',
        userId: who.id,
        caller,
        metadata: audited,
      })
    }
    const row = await readKey(tx, { who, now, id })
    await auditIn(tx, {
      entityId: id,
      oldValues: { revokedAt: key.revokedAt },
      newValues: { revokedAt: row.revokedAt, reason: row.revokedReason },
    })
    return ok(row)
  })
  deps.checked.forget(id)
  return done
}
