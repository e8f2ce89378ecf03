import { z } from 'zod'
import { handOver, type OrderStatus, orderChannel } from '../../contract/orders/order-words.ts'
import type { OrderRow } from '../../contract/orders/orders.ts'
import { centavosOf } from '../../platform/money.ts'
import { movesOf } from './order-rules.ts'
import { dueOf } from './payments/balance.ts'

type Decimal = { toString: () => string }
/** As the queries read an order. */
export type OrderRecord = {
  id: string
  order_number: string
  user_id: string
  customer_name: string
  customer_phone: string | null
  city: string | null
  status: OrderStatus
  channel: string | null
  hand_over: string
  needed_at: Date | null
  created_at: Date
  delivered_at: Date | null
  total: Decimal
  credited: Decimal
  paid: Decimal
  version: number
  items: number
}

const addressed = z.object({ city: z.string() }).catch({ city: '' })
export const cityOf = (address: unknown): string => addressed.parse(address).city

// Made once: a schema made for each row takes longer than the row.
const channel = orderChannel.nullable().catch(null)
const handedOver = handOver.catch('deliver')

export function rowOf(row: OrderRecord, cursor = JSON.stringify([row.created_at, row.id])): OrderRow {
  const [totalCentavos, paidCentavos] = [centavosOf(row.total), centavosOf(row.paid)]
  const creditedCentavos = centavosOf(row.credited)
  return {
    id: row.id,
    cursor,
    orderNumber: row.order_number,
    customer: { id: row.user_id, name: row.customer_name, phone: row.customer_phone },
    city: row.city ?? '',
    status: row.status,
    channel: channel.parse(row.channel),
    handOver: handedOver.parse(row.hand_over),
    neededAt: row.needed_at,
    items: row.items,
    totalCentavos,
    dueCentavos: dueOf({ status: row.status, totalCentavos, creditedCentavos, paidCentavos }),
    version: row.version,
    moves: movesOf(row.status),
    createdAt: row.created_at,
  }
}
