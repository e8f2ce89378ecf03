import { z } from 'zod'
import { orderChannel, orderStatus } from '../../../electron/contract/orders/order-words.ts'
import type { OrderFilter, OrderSort } from '../../../electron/contract/orders/orders.ts'
import { asked, askedText, listAddress } from '../../ui/list-address.ts'

export const ordersAddress = listAddress({
  path: '/orders',
  filter: z.object({
    q: askedText,
    status: asked(z.array(orderStatus).min(1)),
    channel: asked(orderChannel),
    unpaid: asked(z.literal(true)),
    overpaid: asked(z.literal(true)),
    needed: asked(z.enum(['today', 'tomorrow'])),
  }),
  sort: z.object({ sort: asked(z.enum(['created', 'needed', 'due', 'total'])), up: asked(z.literal(true)) }),
  // Table or board, where it is not as the person left it.
  beside: z.object({ as: asked(z.enum(['table', 'board'])) }),
})
export const readOrdersSearch = ordersAddress.read
export type OrdersWanted = ReturnType<typeof ordersAddress.wantedIn>

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
