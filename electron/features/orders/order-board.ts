import { type BoardColumn, type BoardFilter, boardStatus } from '../../contract/orders/orders.ts'
import type { Db } from '../../platform/database/index.ts'
import { dayMs } from '../../platform/durations.ts'
import type { Whose } from '../whose/index.ts'
import { listOrders } from './order-list.ts'

/** More cards than anybody drags through; the rest is in the table. */
const cardsOfColumn = 50
const recentMs = 7 * dayMs

/** A column for each status on the way to the customer. */
export async function readBoard(db: Db, filter: BoardFilter & { whose: Whose }, now: Date): Promise<BoardColumn[]> {
  const columns: BoardColumn[] = []
  const everything = { ...filter, from: null, to: null, after: null, limit: cardsOfColumn }
  for (const status of boardStatus.options) {
    const isDone = status === 'DELIVERED'
    const page = await listOrders(db, {
      ...everything,
      status: [status],
      by: isDone ? 'delivered' : 'needed',
      descending: isDone,
      ...(isDone && { deliveredSince: new Date(now.getTime() - recentMs) }),
    })
    columns.push({ status, ...page })
  }
  return columns
}
