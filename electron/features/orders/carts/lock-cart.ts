import { sql, type Tx } from '../../../platform/database/index.ts'
import { dayMs } from '../../../platform/durations.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import { andOnly, type Whose } from '../../whose/index.ts'

export type NoCart = { code: 'CART_NOT_FOUND' } | { code: 'CART_CLOSED' }

/** Decision 74. */
const guestDays = 7
const customerDays = 30

export const expiryOf = (customerId: string | null, now: Date): Date =>
  new Date(now.getTime() + (customerId === null ? guestDays : customerDays) * dayMs)

export type LockedCart = { id: string; userId: string | null; staffId: string | null; channel: string | null }

/**
 * Holds a cart's row, so that two clerks change it one after the other. Before any product: always in that order.
 * A cart that a sweep closed is taken up again by whoever comes back to it; one that became an order or another cart,
 * or whose customer has a newer one, stays closed.
 */
export async function lockCart(
  tx: Tx,
  { id, now, whose }: { id: string; now: Date; whose: Whose },
): Promise<Result<LockedCart, NoCart>> {
  const [row] = await tx.$queryRaw<(LockedCart & { status: string })[]>`
    SELECT id, status::text AS status, user_id AS "userId", staff_id AS "staffId", channel FROM carts
    WHERE id = ${id} ${andOnly(sql`user_id`, whose.carts)} FOR UPDATE`
  if (!row) return refuse({ code: 'CART_NOT_FOUND' })
  if (row.status === 'ACTIVE') return ok(row)
  if (row.status !== 'ABANDONED' && row.status !== 'EXPIRED') return refuse({ code: 'CART_CLOSED' })
  const newer = row.userId === null ? 0 : await tx.cart.count({ where: { userId: row.userId, status: 'ACTIVE' } })
  if (newer > 0) return refuse({ code: 'CART_CLOSED' })
  const open = {
    status: 'ACTIVE',
    abandonedAt: null,
    expiresAt: expiryOf(row.userId, now),
    lastActivityAt: now,
  } as const
  await tx.cart.update({ where: { id }, data: open })
  return ok(row)
}
