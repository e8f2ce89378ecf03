import type { Answer, Asker, AuditIn, Input } from '../../contract/routes.ts'
import { isReferenced, type Tx } from '../../platform/database/index.ts'
import { ok, refuse } from '../../platform/result.ts'
import { isOwner } from './people-rules.ts'
import { isLastOwner, type PeopleDeps } from './rights-transaction.ts'
import { touchPerson } from './touch-person.ts'

/** Records whose key would be emptied instead of holding the person: they would lose whom they are about. */
async function isNamedIn(tx: Tx, userId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ named: boolean }[]>`
    SELECT EXISTS (SELECT FROM alert_rules WHERE updated_by = ${userId})
      OR EXISTS (SELECT FROM notifications WHERE user_id = ${userId})
      OR EXISTS (SELECT FROM api_usage_logs WHERE user_id = ${userId}) AS named`
  return row?.named ?? false
}

/**
 * Only someone nothing refers to: the keys of orders, payments, devices and readings hold their person (decision 9), and
 * the database decides, so that an order taken at the same moment is not lost. What was the person's alone goes along.
 */
export async function removePerson(
  deps: PeopleDeps,
  { who, id }: Pick<Asker, 'who'> & Input<'people', 'remove'>,
  auditIn: AuditIn,
): Promise<Answer<'people', 'remove'>> {
  try {
    return await touchPerson<undefined, { code: 'LAST_OWNER' | 'HAS_RECORDS' }>(
      deps,
      { who, id, needs: 'users:delete' },
      async ({ tx, target, person }) => {
        if (isOwner(target) && (await isLastOwner(tx, target.id))) return refuse({ code: 'LAST_OWNER' })
        if (await isNamedIn(tx, person.id)) return refuse({ code: 'HAS_RECORDS' })
        // Sessions and keys go along; streams of theirs end as with any session that is over.
        await tx.user.delete({ where: { id: person.id } })
        const { email, username, firstName, lastName, role } = person
        const oldValues = { email, username, firstName, lastName, role }
        await auditIn(tx, { entityId: person.id, oldValues })
        return ok(undefined)
      },
    )
  } catch (error) {
    if (isReferenced(error)) return refuse({ code: 'HAS_RECORDS' })
    throw error
  }
}
