import type { ApiKeyInput, FreshKey } from '../../contract/keys.ts'
import type { Call } from '../../contract/routes.ts'
import { personOf } from '../../contract/routes.ts'
import type { Permission } from '../../contract/permissions.ts'
import type { Tx } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { readRights } from '../identity/index.ts'
import { writeSecurity } from '../logs/index.ts'
import { type KeyDeps, notHeld, type NotYours } from './key-deps.ts'
import { readKey } from './key-queries.ts'
import { makeKey, type NewKey } from './key-rules.ts'

const dayMs = 86_400_000

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
export function createKey(deps: KeyDeps, call: Call<ApiKeyInput>): Promise<Result<FreshKey, NotYours>> {
  const { input, caller, auditIn } = call
  const who = personOf(call)
  const now = deps.now()
  const scopes = [...new Set(input.scopes)].toSorted()
  const expiresAt = input.days === null ? null : new Date(now.getTime() + input.days * dayMs)
  return deps.database.write((db) =>
    db.$transaction(async (tx) => {
      const refusal = notHeld(scopes, await readRights(tx, who.id))
      if (refusal) return refuse(refusal)
      const made = makeKey()
      const { id } = await insertKey(tx, made, { userId: who.id, name: input.name, scopes, expiresAt, now })
      const told = { id, prefix: made.prefix, name: input.name, scopes, expiresAt }
      await writeSecurity(tx, now, {
        event: 'API_KEY_CREATED',
        severity: 'INFO',
        userId: who.id,
        caller,
        metadata: told,
      })
      const row = await readKey(tx, { who, now, id })
      await auditIn(tx, { entityId: id, newValues: told })
      return ok({ key: made.key, row })
    }),
  )
}
