import { pause } from '../../platform/pause.ts'
import type { OrdersDeps } from './order-deps.ts'

const lookMs = 2000

/**
 * Tells a page that orders changed, on this desktop or another. One cheap question every two seconds while somebody
 * looks: the newest event and the number of orders; it works over poolers too, where LISTEN does not.
 */
export async function* watchOrders(
  { database, now }: OrdersDeps,
  signal: AbortSignal,
): AsyncGenerator<{ at: Date }, void> {
  let last: string | null = null
  while (!signal.aborted) {
    if (database.state().state === 'ready') {
      const [row] = await database.read(
        (db) => db.$queryRaw<{ mark: string }[]>`SELECT concat(count(*), ' ', max(at)) AS mark FROM order_events
          WHERE at > now() - interval '1 hour'`,
      )
      const mark = row?.mark ?? ''
      if (last !== mark) yield { at: now() }
      last = mark
    }
    await pause(lookMs, signal)
  }
}
