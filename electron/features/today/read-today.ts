import type { Permission } from '../../contract/permissions.ts'
import type { Today } from '../../contract/today.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { type Asking, whoseOf } from '../whose/index.ts'
import { readDueOrders } from './due-orders.ts'
import { readOverpaid, readToProve, readUnpaid } from './money-due.ts'
import { readOwnHolds } from './own-holds.ts'
import { readSales } from './sales.ts'
import { salesDays } from './sales-days.ts'
import { readLowStock, readSellFirst } from './stock-needs.ts'

/** Only the parts that the person may see are read: one question to the database for each. */
export async function readToday(db: Db | Tx, who: Asking, now: Date): Promise<Today> {
  const day = salesDays(now)
  const whose = whoseOf(who)
  const granted = new Set(who.permissions)
  const only = <T>(right: Permission, read: () => Promise<T>): Promise<T | null> =>
    granted.has(right) ? read() : Promise.resolve(null)
  // A customer who signs in has no day's work of the farm.
  const ofFarm: typeof only = (right, read) => (whose.orders === null ? only(right, read) : Promise.resolve(null))
  const [orders, toProve, unpaid, overpaid, lowStock, sellFirst, holds, sales] = await Promise.all([
    ofFarm('orders:read', () => readDueOrders(db, { now, end: day.end })),
    ofFarm('payments:read', () => readToProve(db)),
    ofFarm('orders:read', () => readUnpaid(db)),
    ofFarm('orders:read', () => readOverpaid(db)),
    only('inventory:read', () => readLowStock(db)),
    only('inventory:read', () => readSellFirst(db, now)),
    only('orders:update', () => readOwnHolds(db, { userId: who.id, now })),
    ofFarm('orders:read', () => readSales(db, day)),
  ])
  return { at: now, orders, toProve, unpaid, overpaid, lowStock, sellFirst, holds, sales }
}
