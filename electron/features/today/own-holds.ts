import { fullName } from '../../contract/identity/person.ts'
import type { TodayHold } from '../../contract/today.ts'
import type { Db, Tx } from '../../platform/database/index.ts'

const rowsShown = 6
const soonMs = 5 * 60_000
/** An end that was missed is told for a while: the goods may still be there. */
const missedMs = 15 * 60_000

type Row = {
  id: string
  user_id: string | null
  first_name: string | null
  last_name: string | null
  items: number
  ends_at: Date
}

/** Carts of one clerk whose promise is about to end. */
export async function readOwnHolds(db: Db | Tx, { userId, now }: { userId: string; now: Date }): Promise<TodayHold[]> {
  const [missed, soon] = [new Date(now.getTime() - missedMs), new Date(now.getTime() + soonMs)]
  const rows = await db.$queryRaw<Row[]>`
    SELECT c.id, c.user_id, u.first_name, u.last_name, sum(i.quantity)::int AS items, min(i.held_until) AS ends_at
    FROM carts c JOIN cart_items i ON i.cart_id = c.id LEFT JOIN users u ON u.id = c.user_id
    WHERE c.staff_id = ${userId} AND c.status = 'ACTIVE' AND i.held_until > ${missed}
    GROUP BY c.id, u.id HAVING min(i.held_until) <= ${soon} ORDER BY min(i.held_until), c.id LIMIT ${rowsShown}`
  return rows.map((row) => ({
    cartId: row.id,
    customerId: row.user_id,
    customer: fullName({ firstName: row.first_name, lastName: row.last_name }) || null,
    items: row.items,
    endsAt: row.ends_at,
  }))
}
