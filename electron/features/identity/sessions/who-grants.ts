import { fullName } from '../../../contract/identity/person.ts'
import { isOwnersAlone, type Permission } from '../../../contract/permissions.ts'
import type { Asker } from '../../../contract/routes.ts'
import type { OpenDatabase } from '../../../platform/database/index.ts'
import type { IdentityDeps } from '../identity-deps.ts'

const mostNames = 5

/** Who can give this permission: they manage roles and hold it themselves. The owner first, then by name. */
export async function whoGrants(database: OpenDatabase, permission: Permission): Promise<string[]> {
  const rows = await database.read(
    (db) => db.$queryRaw<{ firstName: string | null; lastName: string | null }[]>`
      WITH held AS (
        SELECT u.id, p.resource || ':' || p.action AS pair FROM users u
        JOIN roles r ON r.name = u.role::text OR r.id IN (SELECT role_id FROM user_role_assignments WHERE user_id = u.id)
        JOIN role_permissions rp ON rp.role_id = r.id JOIN permissions p ON p.id = rp.permission_id
        WHERE u.is_active AND u.password IS NOT NULL)
      SELECT u.first_name AS "firstName", u.last_name AS "lastName" FROM users u
      WHERE u.is_active AND (u.role = 'SUPER_ADMIN'
        OR (EXISTS (SELECT FROM held WHERE id = u.id AND pair = 'users:manage_roles')
          AND EXISTS (SELECT FROM held WHERE id = u.id AND pair = ${permission} AND NOT ${isOwnersAlone(permission)})))
      ORDER BY u.role <> 'SUPER_ADMIN', coalesce(u.first_name, ''), coalesce(u.last_name, '') LIMIT ${mostNames}`,
  )
  return rows.map(fullName)
}

/** No more than a refusal would say: of a right that the caller holds nobody is named. */
export async function tellWhoGrants(
  { database }: Pick<IdentityDeps, 'database'>,
  { who, permission }: Pick<Asker, 'who'> & { permission: Permission },
): Promise<string[]> {
  return who.permissions.includes(permission) ? [] : whoGrants(database, permission)
}
