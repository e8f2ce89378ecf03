import type { Db, Tx } from '../../../platform/database/index.ts'

/** Whether anybody may be in this account already: by a password, a provider, a session or a key. */
export async function hasWayIn(db: Db | Tx, userId: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ hasWayIn: boolean }[]>`
    SELECT u.password IS NOT NULL OR u.pin_hash IS NOT NULL OR u.google_id IS NOT NULL OR u.facebook_id IS NOT NULL
      OR u.clerk_id IS NOT NULL OR EXISTS (SELECT FROM user_identities i WHERE i.user_id = u.id)
      OR EXISTS (SELECT FROM sessions s WHERE s.user_id = u.id) OR EXISTS (SELECT FROM api_keys k WHERE k.user_id = u.id)
      AS "hasWayIn"
    FROM users u WHERE u.id = ${userId}`
  return row?.hasWayIn ?? false
}
