import type { OpenDatabase } from '../../../platform/database/index.ts'
import { hourMs } from '../../../platform/durations.ts'

const abandonedMs = 3 * hourMs // decision 74

/**
 * Closes what nobody comes back to: carts idle for three hours are ABANDONED, carts past their end EXPIRED. Any desktop
 * may do it, any number of times; each cart is closed once.
 */
export async function sweepCarts(database: OpenDatabase, now: Date): Promise<{ abandoned: number; expired: number }> {
  const idle = new Date(now.getTime() - abandonedMs)
  const expired = await database.write(
    (db) => db.cart.updateMany({ where: { status: 'ACTIVE', expiresAt: { lte: now } }, data: { status: 'EXPIRED' } }),
    { idempotent: true },
  )
  const abandoned = await database.write(
    (db) =>
      db.cart.updateMany({
        where: { status: 'ACTIVE', lastActivityAt: { lte: idle }, items: { some: {} } },
        data: { status: 'ABANDONED', abandonedAt: now },
      }),
    { idempotent: true },
  )
  return { abandoned: abandoned.count, expired: expired.count }
}
