import type { Answer, Asker, AuditIn, Input } from '../../contract/routes.ts'
import { inTransaction, type Tx } from '../../platform/database/index.ts'
import { ok, refuse } from '../../platform/result.ts'
import { readRights } from '../identity/index.ts'
import { writeSecurity } from '../logs/index.ts'
import { isSeen, whoseOf } from '../whose/index.ts'
import { insertKey } from './create-key.ts'
import { type KeyDeps, notGranted } from './key-deps.ts'
import { readKey } from './key-queries.ts'
import { makeKey, overlapMs, scopesOf } from './key-rules.ts'

/** Holds the key's row until the commit; whoever comes second finds it replaced. */
async function claim(tx: Tx, id: string, now: Date): Promise<boolean> {
  const claimed = await tx.apiKey.updateMany({
    where: { id, replacedById: null, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    data: { updatedAt: now },
  })
  return claimed.count === 1
}

/**
 * A new key in place of an old one, which works on for a day. Only its owner may: whoever gets the new key acts as the
 * owner, and an administrator must not become someone else by it.
 */
export function rotateKey(
  deps: KeyDeps,
  { who, caller, id }: Asker & Input<'keys', 'rotate'>,
  auditIn: AuditIn,
): Promise<Answer<'keys', 'rotate'>> {
  const now = deps.now()
  return inTransaction(deps.database, async (tx) => {
    const old = await tx.apiKey.findUnique({ where: { id }, omit: { keyHash: true } })
    if (!old || !isSeen(whoseOf(who).keys, old.userId)) return refuse({ code: 'KEY_NOT_FOUND' })
    if (old.userId !== who.id) return refuse({ code: 'NOT_YOURS' })
    const scopes = scopesOf(old.scopes)
    const refusal = notGranted(scopes, await readRights(tx, who.id))
    if (refusal) return refuse(refusal)
    if (!(await claim(tx, id, now))) return refuse({ code: 'NOT_ACTIVE' })

    const lasts = old.expiresAt && old.expiresAt.getTime() - old.createdAt.getTime()
    const expiresAt = lasts === null ? null : new Date(now.getTime() + lasts)
    const made = makeKey()
    const fresh = await insertKey(tx, made, { userId: who.id, name: old.name, scopes, expiresAt, now })
    const ends = new Date(Math.min(now.getTime() + overlapMs, old.expiresAt?.getTime() ?? Infinity))
    await tx.apiKey.update({ where: { id }, data: { replacedById: fresh.id, expiresAt: ends } })
    const audited = { id: fresh.id, prefix: made.prefix, name: old.name, scopes, expiresAt }
    await writeSecurity(tx, now, {
      event: 'API_KEY_CREATED',
      severity: 'INFO',
      userId: who.id,
      caller,
      metadata: { ...audited, replaces: id },
    })
    const row = await readKey(tx, { who, now, id: fresh.id })
    await auditIn(tx, {
      entityId: id,
      oldValues: { expiresAt: old.expiresAt },
      newValues: { expiresAt: ends, replacedBy: audited },
    })
    return ok({ key: made.key, row })
  })
}
