import type { Permission } from '../../contract/permissions.ts'
import type { Answer, Asker, AuditIn, Input } from '../../contract/routes.ts'
import { inTransaction, type Tx } from '../../platform/database/index.ts'
import { dayMs } from '../../platform/durations.ts'
import { ok, refuse } from '../../platform/result.ts'
import { readRights } from '../identity/index.ts'
import { writeSecurity } from '../logs/index.ts'
import { type KeyDeps, notGranted } from './key-deps.ts'
import { readKey } from './key-queries.ts'
import { makeKey, type NewKey } from './key-rules.ts'

export type KeyRecord = {
  userId: string
  name: string
  scopes: readonly Permission[]
  expiresAt: Date | null
  now: Date
}

/** Only its hash and its first characters are written. */
export async function insertKey(tx: Tx, made: NewKey, { userId, name, scopes, expiresAt, now }: KeyRecord) {
  return tx.apiKey.create({
    data: {
      userId,
      name,
      keyHash: made.hash,
      keyPrefix: made.prefix,
      scopes: [...scopes],
      expiresAt,
      createdAt: now,
    },
    select: { id: true },
  })
}

/** A key of one's own. Nobody gives a program what they do not hold themselves at this moment. */
export function createKey(
  deps: KeyDeps,
  { who, caller, name, days, ...input }: Asker & Input<'keys', 'create'>,
  auditIn: AuditIn,
): Promise<Answer<'keys', 'create'>> {
  const now = deps.now()
  const scopes = [...new Set(input.scopes)].toSorted()
  const expiresAt = days === null ? null : new Date(now.getTime() + days * dayMs)
  return inTransaction(deps.database, async (tx) => {
    const refusal = notGranted(scopes, await readRights(tx, who.id))
    if (refusal) return refuse(refusal)
    const made = makeKey()
    const { id } = await insertKey(tx, made, { userId: who.id, name, scopes, expiresAt, now })
    const audited = { id, prefix: made.prefix, name, scopes, expiresAt }
    await writeSecurity(tx, now, {
      event: 'API_KEY_CREATED',
      severity: 'INFO',
      userId: who.id,
      caller,
      metadata: audited,
    })
    const row = await readKey(tx, { who, now, id })
    await auditIn(tx, { entityId: id, newValues: audited })
    return ok({ key: made.key, row })
  })
}
