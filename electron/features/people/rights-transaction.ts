import { type Me, rightsOf, userRole } from '../../contract/identity/person.ts'
import type { Permission } from '../../contract/permissions.ts'
import type { Clock } from '../../platform/clock.ts'
import { inTransaction, type OpenDatabase, type Tx } from '../../platform/database/index.ts'
import { type Result, refuse } from '../../platform/result.ts'
import type { Tasks } from '../../platform/worker/index.ts'
import type { Sessions } from '../identity/index.ts'
import type { Mailer } from '../notifications/index.ts'
import type { Inviter } from './invitation.ts'
import { type Holder, type NotYoursRefusal, stillMay } from './people-rules.ts'

export type PeopleDeps = {
  database: OpenDatabase
  now: Clock
  sessions: Sessions
  mailer: Mailer
  tasks: Tasks
  /** The account of what no person did: nobody sees or changes it. */
  systemUserId: string
  /** Null: this desktop has no way to the farm's data key. */
  inviter: () => Promise<Inviter | null>
}

type HolderRow = { id: string; role: string; roles: string[]; permissions: string[]; is_active: boolean }

/** A person as the rules look at them, as of this transaction. Null: there is none. */
export async function readHolder(tx: Tx, userId: string): Promise<Holder | null> {
  const [row] = await tx.$queryRaw<HolderRow[]>`
    SELECT u.id, u.role::text AS role, u.is_active,
      ARRAY(SELECT r.name FROM roles r JOIN user_role_assignments a ON a.role_id = r.id WHERE a.user_id = u.id) AS roles,
      ARRAY(SELECT DISTINCT p.resource || ':' || p.action FROM permissions p
        JOIN role_permissions rp ON rp.permission_id = p.id JOIN roles r ON r.id = rp.role_id
        WHERE r.name = u.role::text OR r.id IN (SELECT role_id FROM user_role_assignments WHERE user_id = u.id)
      ) AS permissions
    FROM users u WHERE u.id = ${userId}`
  if (!row) return null
  const role = userRole.parse(row.role)
  return { id: row.id, role, roles: row.roles, permissions: rightsOf(role, row.permissions), isActive: row.is_active }
}

/** The permissions of `User.role` and of other roles by name, together. */
export async function permissionsOf(tx: Tx, role: string, others: readonly string[]): Promise<Permission[]> {
  const rows = await tx.$queryRaw<{ pair: string }[]>`
    SELECT DISTINCT p.resource || ':' || p.action AS pair FROM permissions p
    JOIN role_permissions rp ON rp.permission_id = p.id JOIN roles r ON r.id = rp.role_id
    WHERE r.name = ANY(${[role, ...others]}) ORDER BY 1`
  return rightsOf(
    role,
    rows.map((row) => row.pair),
  )
}

/**
 * A change of who is there or who may what. They happen one after the other on all desktops, and the rights of who
 * asks are read anew once it is their turn: of two who take each other's rights at once, the second no longer has them.
 */
export async function changeRights<T, R>(
  { database, sessions }: PeopleDeps,
  { who, needs }: { who: Me; needs: Permission },
  work: (tx: Tx, actor: Holder) => Promise<Result<T, R>>,
): Promise<Result<T, R | NotYoursRefusal>> {
  const result = await inTransaction(database, async (tx): Promise<Result<T, R | NotYoursRefusal>> => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('mash.rights'))`
    const actor = await readHolder(tx, who.id)
    if (!actor) throw new Error('the person of this call is gone')
    const gone = stillMay(actor, needs)
    return gone ? refuse(gone) : work(tx, actor)
  })
  // So that it shows at this desktop at once; the others look every second.
  sessions.forgetAll()
  return result
}

/**
 * Whether the farm would be left without an owner who can sign in. Asked under the lock of `changeRights`, so that of
 * two owners who leave at once one stays.
 */
export async function isLastOwner(tx: Tx, userId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ others: boolean }[]>`
    SELECT EXISTS (SELECT FROM users u WHERE u.role = 'SUPER_ADMIN' AND u.is_active AND u.id <> ${userId}
      AND (u.password IS NOT NULL OR u.google_id IS NOT NULL OR u.facebook_id IS NOT NULL
        OR EXISTS (SELECT FROM user_identities i WHERE i.user_id = u.id))) AS others`
  return !row?.others
}
