import { fullName } from '../../contract/identity/person.ts'
import type { Tx } from '../../platform/database/index.ts'

/** Who changed it last, by name; null: nobody who is known, as after an import. */
export async function lastEditor(tx: Tx, entity: string, id: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ firstName: string | null; lastName: string | null }[]>`
    SELECT u.first_name AS "firstName", u.last_name AS "lastName"
    FROM audit_logs a JOIN users u ON u.id = a.user_id
    WHERE a.entity = ${entity} AND a.entity_id = ${id} AND a.action IN ('CREATE', 'UPDATE')
    ORDER BY a.seq DESC LIMIT 1`
  return row ? fullName(row) : null
}
