import { sql } from '../../platform/database/index.ts'
import { pause } from '../../platform/pause.ts'
import { andOnly, type Whose } from '../whose/index.ts'
import type { OrdersDeps } from './order-deps.ts'

const lookMs = 2000

/**
 * Tells a page that orders changed which its person may see, on this desktop or another. One cheap question every two
 * seconds while somebody looks: the newest event and the number of events; it works over poolers too, where LISTEN does
 * not.
 */
export async function* watchOrders(
  { database, now }: OrdersDeps,
  { orders }: Whose,
  signal: AbortSignal,
): AsyncGenerator<{ at: Date }, void> {
  const whose = andOnly(sql`(SELECT user_id FROM orders WHERE id = order_id)`, orders)
  let last: string | null = null
  while (!signal.aborted) {
    if (database.state().state === 'ready') {
      const [row] = await database.read(
        (db) => db.$queryRaw<{ mark: string }[]>`SELECT concat(count(*), ' ', max(at)) AS mark FROM order_events
          WHERE at > now() - interval '1 hour' ${whose}`,
      )
      const mark = row?.mark ?? ''
      if (last !== mark) yield { at: now() }
      last = mark
    }
    await pause(lookMs, signal)
  }
}
