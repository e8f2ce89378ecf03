import { fullName } from '../../contract/identity/person.ts'
import type { Tx } from '../../platform/database/index.ts'
import { isSeen, type Whose } from '../whose/index.ts'

/** Who changed it last, by name; null: nobody who is known, as after an import, or none of the asker's business. */
export async function lastEditor(
  tx: Tx,
  { entity, id, whose }: { entity: string; id: string; whose: Whose },
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string; firstName: string | null; lastName: string | null }[]>`
    SELECT u.id, u.first_name AS "firstName", u.last_name AS "lastName"
    FROM audit_logs a JOIN users u ON u.id = a.user_id
    WHERE a.entity = ${entity} AND a.entity_id = ${id} AND a.action IN ('CREATE', 'UPDATE')
    ORDER BY a.seq DESC LIMIT 1`
  return row && isSeen(whose.names, row.id) ? fullName(row) : null
}
