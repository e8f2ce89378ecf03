import type { Order } from '../../contract/orders/orders.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { personNames } from '../identity/index.ts'
import { orderOf } from './order-view.ts'
import { readWholeOrder } from './whole-order.ts'

/** One order with everything that happened to it. */
export async function findOrder(db: Db | Tx, id: string): Promise<Order | null> {
  const row = await readWholeOrder(db, id)
  if (!row) return null
  const nameOf = await personNames(db, [
    ...row.events.map((event) => event.userId),
    ...row.payments.flatMap((payment) => [payment.recordedBy, payment.confirmedBy]),
  ])
  return orderOf(row, nameOf)
}
