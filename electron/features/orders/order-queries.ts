import type { Order } from '../../contract/orders/orders.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { personNames } from '../identity/index.ts'
import type { Whose } from '../whose/index.ts'
import { orderOf } from './order-view.ts'
import { readWholeOrder } from './whole-order.ts'

/** One order with everything that happened to it, as far as it is told to whoever asks. */
export async function findOrder(db: Db | Tx, id: string, whose: Whose): Promise<Order | null> {
  const row = await readWholeOrder(db, id, whose)
  if (!row) return null
  const people = [
    ...row.events.map((event) => event.userId),
    ...row.payments.flatMap((payment) => [payment.recordedBy, payment.confirmedBy]),
  ]
  return orderOf(row, await personNames(db, people, whose), whose)
}
