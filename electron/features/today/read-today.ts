import type { Permission } from '../../contract/permissions.ts'
import type { Today } from '../../contract/today.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { readDueOrders } from './due-orders.ts'
import { manilaDay } from './manila-day.ts'
import { readToProve, readUnpaid } from './money-due.ts'
import { readOwnHolds } from './own-holds.ts'
import { readSales } from './sales.ts'
import { readLowStock, readSellFirst } from './stock-needs.ts'

type Who = { id: string; permissions: readonly Permission[] }

/** Only the parts that the person may see are read: one question to the database for each. */
export async function readToday(db: Db | Tx, who: Who, now: Date): Promise<Today> {
  const day = manilaDay(now)
  const held = new Set(who.permissions)
  const only = <T>(right: Permission, read: () => Promise<T>): Promise<T | null> =>
    held.has(right) ? read() : Promise.resolve(null)
  const [orders, toProve, unpaid, lowStock, sellFirst, holds, sales] = await Promise.all([
    only('orders:read', () => readDueOrders(db, { now, end: day.end })),
    only('payments:read', () => readToProve(db)),
    only('orders:read', () => readUnpaid(db)),
    only('inventory:read', () => readLowStock(db)),
    only('inventory:read', () => readSellFirst(db, now)),
    only('orders:update', () => readOwnHolds(db, { userId: who.id, now })),
    only('orders:read', () => readSales(db, day)),
  ])
  return { at: now, orders, toProve, unpaid, lowStock, sellFirst, holds, sales }
}
