import { isGuarded, type Me, preferences, rightsOf, userRole } from '../../../contract/identity/person.ts'
import type { Permission } from '../../../contract/permissions.ts'
import type { Db, Tx } from '../../../platform/database/index.ts'

/** A proof of who is there serves this long for what asks for one. */
export const provenMs = 10 * 60_000

type Row = {
  token: string
  session_id: string
  expires_at: Date
  locked_at: Date | null
  proven_at: Date | null
  id: string
  email: string
  email_verified: boolean
  pending_email: string | null
  username: string | null
  first_name: string | null
  last_name: string | null
  phone_number: string | null
  role: string
  preferences: unknown
  has_password: boolean
  has_pin: boolean
  two_factor_enabled: boolean
  recovery_sheet: boolean
  backup_codes: number
  permissions: string[]
}

/** The main role and the rights of one person, as they are now in this transaction. Null: no such person. */
async function readHeld(db: Db | Tx, userId: string): Promise<Pick<Me, 'role' | 'permissions'> | null> {
  const [row] = await db.$queryRaw<{ role: string; permissions: string[] }[]>`
    SELECT u.role::text AS role, ARRAY(
      SELECT DISTINCT p.resource || ':' || p.action FROM permissions p JOIN role_permissions rp ON rp.permission_id = p.id
      JOIN roles r ON r.id = rp.role_id WHERE r.name = u.role::text
        OR r.id IN (SELECT role_id FROM user_role_assignments WHERE user_id = u.id)) AS permissions
    FROM users u WHERE u.id = ${userId}`
  return row ? { role: userRole.parse(row.role), permissions: rightsOf(row.role, row.permissions) } : null
}

export const readRights = async (db: Db | Tx, userId: string): Promise<Permission[] | null> =>
  (await readHeld(db, userId))?.permissions ?? null

/** Nobody's account is as well guarded as can be. */
export async function readIsGuarded(db: Db | Tx, userId: string): Promise<boolean> {
  const held = await readHeld(db, userId)
  return held === null || isGuarded(held)
}

function meOf(row: Row): Me {
  return {
    id: row.id,
    email: row.email,
    emailVerified: row.email_verified,
    pendingEmail: row.pending_email,
    username: row.username,
    firstName: row.first_name ?? '',
    lastName: row.last_name ?? '',
    phoneNumber: row.phone_number,
    role: userRole.parse(row.role),
    permissions: rightsOf(row.role, row.permissions),
    preferences: preferences.catch({}).parse(row.preferences ?? {}),
    hasPassword: row.has_password,
    hasPin: row.has_pin,
    twoFactor: row.two_factor_enabled,
    recoverySheet: row.recovery_sheet,
    backupCodes: row.backup_codes,
    session: {
      id: row.session_id,
      expiresAt: row.expires_at,
      locked: row.locked_at !== null,
      provenUntil: row.proven_at && new Date(row.proven_at.getTime() + provenMs),
    },
  }
}

/** Who the tokens with these hashes belong to, in one question. Sessions that are over, and inactive people, are not there. */
export async function readSessions(db: Db | Tx, hashes: readonly string[], now: Date): Promise<Map<string, Me>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT s.token, s.id AS session_id, s.expires_at, s.locked_at, s.proven_at, u.id, u.email, u.email_verified, u.pending_email,
      u.username, u.first_name, u.last_name, u.phone_number, u.role::text AS role, u.preferences,
      u.password IS NOT NULL AS has_password, u.pin_hash IS NOT NULL AS has_pin, u.two_factor_enabled,
      u.recovery_hash IS NOT NULL AS recovery_sheet, cardinality(u.two_factor_backup_codes) AS backup_codes, ARRAY(
        SELECT DISTINCT p.resource || ':' || p.action FROM permissions p JOIN role_permissions rp ON rp.permission_id = p.id
        JOIN roles r ON r.id = rp.role_id WHERE r.name = u.role::text
          OR r.id IN (SELECT role_id FROM user_role_assignments WHERE user_id = u.id)) AS permissions
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.token = ANY(${[...hashes]}) AND s.status = 'ACTIVE' AND s.expires_at > ${now} AND u.is_active`
  return new Map(rows.map((row) => [row.token, meOf(row)]))
}
