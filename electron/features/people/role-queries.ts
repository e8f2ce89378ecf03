import { rightsOf } from '../../contract/identity/person.ts'
import type { RoleRow } from '../../contract/people.ts'
import { permissions as allPermissions, isPermission, type Permission } from '../../contract/permissions.ts'
import type { Db, Tx } from '../../platform/database/index.ts'

type Row = {
  id: string
  name: string
  description: string | null
  is_system: boolean
  permissions: string[]
  people: number
}

const systemOrder = ['SUPER_ADMIN', 'ADMIN', 'GROWER', 'BUYER', 'USER']
const rankOf = ({ name, isSystem }: RoleRow) => (isSystem ? systemOrder.indexOf(name) : systemOrder.length)

function rowOf(row: Row): RoleRow {
  const held = rightsOf(row.name, row.permissions)
  return {
    id: row.id,
    name: row.name,
    description: row.description ?? '',
    isSystem: row.is_system,
    // In the catalogue's order.
    permissions: allPermissions.filter((permission) => held.includes(permission)),
    people: row.people,
  }
}

/** The farm's own first, in their rank; then the custom ones by name. `people` have it as their role or beyond it. */
export async function readRoles(db: Db | Tx): Promise<RoleRow[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT r.id, r.name, r.description, r.is_system,
      ARRAY(SELECT p.resource || ':' || p.action FROM permissions p JOIN role_permissions rp ON rp.permission_id = p.id
        WHERE rp.role_id = r.id) AS permissions,
      (SELECT count(*)::int FROM users u WHERE u.email <> 'system@local' AND (u.role::text = r.name
        OR u.id IN (SELECT a.user_id FROM user_role_assignments a WHERE a.role_id = r.id))) AS people
    FROM roles r ORDER BY lower(r.name), r.id`
  return rows.map(rowOf).toSorted((one, other) => rankOf(one) - rankOf(other))
}

export async function findRole(db: Db | Tx, id: string): Promise<RoleRow | null> {
  return (await readRoles(db)).find((role) => role.id === id) ?? null
}

/** After a change in the same transaction: the row must be there. */
export async function getRole(tx: Tx, id: string): Promise<RoleRow> {
  const role = await findRole(tx, id)
  if (!role) throw new Error('the role that was just changed is gone')
  return role
}

/** The ids of permissions in the table, by their pair. */
export async function permissionIds(tx: Tx, pairs: readonly Permission[]): Promise<Map<Permission, string>> {
  const rows = await tx.permission.findMany()
  const wanted = new Set<string>(pairs)
  const idsByPair = rows.map((row) => [`${row.resource}:${row.action}`, row.id] as const)
  return new Map(idsByPair.filter((pair): pair is [Permission, string] => isPermission(pair[0]) && wanted.has(pair[0])))
}
