import type { DeskPerson } from '../../../contract/identity/identity.ts'
import { farmDayStart } from '../../../platform/farm-day.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { endedBy } from '../sessions/session-service.ts'

const harmless = Object.values(endedBy)

/**
 * Who may come to this desk by PIN: active, has one, and signed in fully here since the day began in Manila. Signing
 * out, being relieved by someone else, or a sixth session says nothing against it. A session of theirs at this desk
 * that was ended for any other reason (from the list of sessions, by a changed password, by deactivation) does: after
 * that only a later full sign-in counts. It counts for this desk alone, since ending another desk's session is how
 * people shut that one.
 */
export async function atDesk(
  { database, now }: Pick<IdentityDeps, 'database' | 'now'>,
  deviceId: string | null,
): Promise<DeskPerson[]> {
  if (deviceId === null) return []
  const at = now()
  const rows = await database.read(
    (db) => db.$queryRaw<{ id: string; first_name: string | null; last_name: string | null }[]>`
      SELECT u.id, u.first_name, u.last_name FROM users u
      WHERE u.is_active AND u.pin_hash IS NOT NULL AND EXISTS (
        SELECT FROM sessions s WHERE s.user_id = u.id AND s.device_id = ${deviceId} AND s.method <> 'PIN'
          AND s.created_at >= ${farmDayStart(at)} AND s.created_at <= ${at}
          AND NOT EXISTS (
            SELECT FROM sessions x WHERE x.user_id = u.id AND x.device_id = ${deviceId} AND x.status = 'REVOKED'
              AND x.revoked_at >= s.created_at AND coalesce(x.revoked_reason, '') <> ALL(${harmless})))
      ORDER BY u.first_name, u.last_name, u.id`,
  )
  return rows.map((row) => ({ id: row.id, firstName: row.first_name ?? '', lastName: row.last_name ?? '' }))
}
