import { z } from 'zod'
import { shownPhone } from '../../contract/phone.ts'
import type { Db } from '../../platform/database/index.ts'
import { farmDayEnd } from '../../platform/farm-day.ts'
import { type Whose, where as whereOnly } from '../whose/index.ts'
import type { Lot, Pack, PickDocument } from './document-data.ts'
import { readLots, readPacks } from './read-order-document.ts'

const wave = ['CONFIRMED', 'PROCESSING'] as const

type Of = { now: Date; whose: Whose }

/** An order whose lines were all taken out again has nothing to pick. */
const picked = ({ whose }: Of) => ({
  ...{ status: { in: [...wave] }, orderItems: { some: {} } },
  ...whereOnly('userId', whose.orders),
})

/** Confirmed or being packed, and wanted by the end of today: what was wanted before is late, not forgotten. */
const ofToday = (of: Of) => ({
  ...picked(of),
  OR: [{ neededAt: null }, { neededAt: { lt: farmDayEnd(of.now) } }],
})

/** How many orders the wave of today has. */
export const countWave = (db: Db, of: Of): Promise<number> => db.order.count({ where: ofToday(of) })

type Wanted = Of & { orderIds: readonly string[] | null }

async function readOrders(db: Db, { orderIds, ...of }: Wanted) {
  return db.order.findMany({
    where: orderIds === null ? ofToday(of) : { id: { in: [...orderIds] }, ...picked(of) },
    include: { orderItems: { orderBy: [{ position: 'asc' }, { id: 'asc' }] } },
    orderBy: [{ neededAt: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }, { id: 'asc' }],
  })
}

const city = z.object({ city: z.string() }).catch({ city: '' })
const text = z.object({ text: z.string() }).catch({ text: '' })

type Product = PickDocument['products'][number]

/** Lots of one batch as one: orders share it. */
function joinLots(lots: readonly Lot[]): Lot[] {
  const joined = new Map<string | null, Lot>()
  for (const { number, from, sellBy, quantity } of lots) {
    const line = joined.get(number)
    if (line) line.quantity += quantity
    else joined.set(number, { number, from, sellBy, quantity })
  }
  return [...joined.values()]
}

/** Null: there is nothing to pick. `ids` are the orders on it. */
export async function readPickDocument(db: Db, wanted: Wanted): Promise<{ pick: PickDocument; ids: string[] } | null> {
  const { now } = wanted
  const orders = await readOrders(db, wanted)
  const items = orders.flatMap(({ orderItems }) => orderItems)
  if (items.length === 0) return null
  const ids = orders.map(({ id }) => id)
  const lots = await readLots(db, ids)
  const packOf = await readPacks(db, items, now)
  const products = new Map<string, Product & { pack: Pack }>()
  for (const item of items) {
    const line = products.get(item.productId)
    if (line) line.quantity += item.quantity
    else {
      const own = joinLots(lots.filter(({ productId }) => productId === item.productId))
      const { name, sku, quantity } = item
      products.set(item.productId, { name, sku, pack: packOf(item), quantity, lots: own })
    }
  }
  return {
    ids,
    pick: {
      day: now,
      products: [...products.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      orders: orders.map((order) => ({
        orderNumber: order.orderNumber,
        neededAt: order.neededAt,
        handOver: order.handOver === 'pickup' ? 'pickup' : 'deliver',
        customer: { name: order.customerName, phone: order.customerPhone && shownPhone(order.customerPhone) },
        notes: order.notes ?? '',
        city: city.parse(order.shippingAddress).city,
        lines: order.orderItems.map((item) => ({
          name: item.name,
          pack: packOf(item),
          quantity: item.quantity,
          customization: text.parse(item.customization ?? {}).text,
        })),
      })),
    },
  }
}
