import { fullName } from '../../contract/identity/person.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { isSeen, type Whose } from '../whose/index.ts'

/** Names of people by their ids, read once. Null: nobody, nobody who is known any more, or none of the asker's business. */
export async function personNames(
  db: Db | Tx,
  ids: readonly (string | null)[],
  { names: whose }: Whose,
): Promise<(id: string | null) => string | null> {
  const wanted = [...new Set(ids)].filter((id) => id !== null).filter((id) => isSeen(whose, id))
  if (wanted.length === 0) return () => null
  const users = await db.user.findMany({
    where: { id: { in: wanted } },
    select: { id: true, firstName: true, lastName: true },
  })
  const names = new Map(users.map((user) => [user.id, fullName(user)]))
  return (id) => (id === null ? null : (names.get(id) ?? null))
}
