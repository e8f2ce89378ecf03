import { z } from 'zod'
import { orderChannel, orderStatus } from '../../../electron/contract/orders/order-words.ts'
import type { OrderFilter, OrderSort } from '../../../electron/contract/orders/orders.ts'

/** What the list shows, as it stands in the address: Back brings it back, and a view keeps it. */
const filter = z.object({
  q: z.string().max(100).optional().catch(undefined),
  status: z.array(orderStatus).min(1).optional().catch(undefined),
  channel: orderChannel.optional().catch(undefined),
  unpaid: z.literal(true).optional().catch(undefined),
  overpaid: z.literal(true).optional().catch(undefined),
  needed: z.enum(['today', 'tomorrow']).optional().catch(undefined),
  sort: z.enum(['created', 'needed', 'due', 'total']).optional().catch(undefined),
  up: z.literal(true).optional().catch(undefined),
})
export type OrdersWanted = z.infer<typeof filter>

const search = filter.extend({
  /** Table or board, where it is not as the person left it. */
  as: z.enum(['table', 'board']).optional().catch(undefined),
  /** The order that is open beside the list. */
  open: z.string().max(100).optional().catch(undefined),
})
export type OrdersSearch = z.infer<typeof search>

const withoutUnset = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

export const readOrdersSearch = (found: Record<string, unknown>): OrdersSearch => withoutUnset(search.parse(found))
/** Of a view, or of an address: only what filters and sorts. */
export const readOrdersWanted = (found: object): OrdersWanted => withoutUnset(filter.parse(found))

const dayMs = 86_400_000
const manilaMs = 8 * 3_600_000

/** Midnight in Manila of the day that is meant. */
export function neededOn(needed: OrdersWanted['needed'], now: number): Date | null {
  if (needed === undefined) return null
  const today = Math.floor((now + manilaMs) / dayMs)
  return new Date((needed === 'today' ? today : today + 1) * dayMs - manilaMs)
}

type Asked = Pick<OrderFilter, 'search' | 'status' | 'channel' | 'unpaid' | 'overpaid' | 'neededOn'>

export const askedFilter = (wanted: OrdersWanted, now: number): Asked => ({
  search: wanted.q ?? '',
  status: wanted.status ?? [],
  channel: wanted.channel ?? null,
  unpaid: wanted.unpaid ?? false,
  overpaid: wanted.overpaid ?? false,
  neededOn: neededOn(wanted.needed, now),
})

/** Newest first where nothing else is asked for. */
export const askedSort = ({ sort = 'created', up }: OrdersWanted): OrderSort => ({ by: sort, descending: up !== true })
