import { fullName, rightsOf } from '../../../contract/identity/person.ts'
import type { Permission } from '../../../contract/permissions.ts'
import type { Asker } from '../../../contract/routes.ts'
import type { Db, OpenDatabase, Tx } from '../../../platform/database/index.ts'
import { type Whose, whoseOf } from '../../whose/index.ts'
import type { IdentityDeps } from '../identity-deps.ts'

const mostNames = 5

type Granter = { firstName: string | null; lastName: string | null; isOwner: boolean; pairs: string[] }

/**
 * For each permission who can give it: they manage roles and hold it themselves. Owners first, then by name. Whoever was
 * invited and never came in is not named: there is nobody to ask yet. A customer asks the farm, and is told nobody's name.
 */
export async function readGranters<Wanted extends Permission>(
  db: Db | Tx,
  { wanted, whose }: { wanted: readonly Wanted[]; whose: Whose },
): Promise<Record<Wanted, string[]>> {
  const granters =
    whose.names !== null
      ? []
      : await db.$queryRaw<Granter[]>`
    WITH granters AS (
      SELECT u.*, u.role = 'SUPER_ADMIN' AS is_owner,
        ARRAY(SELECT DISTINCT p.resource || ':' || p.action FROM permissions p
          JOIN role_permissions rp ON rp.permission_id = p.id JOIN roles r ON r.id = rp.role_id
          WHERE r.name = u.role::text OR r.id IN (SELECT role_id FROM user_role_assignments WHERE user_id = u.id)) AS pairs
      FROM users u
      WHERE u.is_active AND (u.password IS NOT NULL OR u.last_login_at IS NOT NULL)
        AND (u.role <> 'BUYER' OR EXISTS (SELECT FROM user_role_assignments WHERE user_id = u.id)))
    SELECT first_name AS "firstName", last_name AS "lastName", is_owner AS "isOwner", pairs FROM granters
    WHERE is_owner OR 'users:manage_roles' = ANY (pairs)
    ORDER BY NOT is_owner, coalesce(first_name, ''), coalesce(last_name, '')`
  const namesFor = (permission: Permission) =>
    granters
      .filter(({ isOwner, pairs }) => isOwner || rightsOf('', pairs).includes(permission))
      .map(fullName)
      .slice(0, mostNames)
  // One entry for each that was asked for, by construction.
  return Object.fromEntries(wanted.map((permission) => [permission, namesFor(permission)])) as Record<Wanted, string[]>
}

export async function whoGrants(database: OpenDatabase, permission: Permission, whose: Whose): Promise<string[]> {
  return (await database.read((db) => readGranters(db, { wanted: [permission], whose })))[permission]
}

/** No more than a refusal would say: of a right that the caller holds nobody is named. */
export async function tellWhoGrants(
  { database }: Pick<IdentityDeps, 'database'>,
  { who, permission }: Pick<Asker, 'who'> & { permission: Permission },
): Promise<string[]> {
  return who.permissions.includes(permission) ? [] : whoGrants(database, permission, whoseOf(who))
}
