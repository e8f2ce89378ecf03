import { shutLinks } from './link-model.ts'
import { tell } from './order-books.ts'
import { totalsOf } from './shop-money.ts'
import {
  type By,
  type Clerk,
  done,
  type Key,
  type Line,
  type Move,
  type Rules,
  type Said,
  type Shop,
  type Status,
  the,
} from './shop-words.ts'
import { availableOf, bringBack, take } from './stock-model.ts'

/** 64 */
const leadsTo: Record<Move, [Status, Status]> = {
  confirm: ['PENDING', 'CONFIRMED'],
  process: ['CONFIRMED', 'PROCESSING'],
  ship: ['PROCESSING', 'SHIPPED'],
  deliver: ['SHIPPED', 'DELIVERED'],
}
const beforeItLeaves: Status[] = ['PENDING', 'CONFIRMED', 'PROCESSING']

/** The second of two clerks is told what the first did. */
const isStale = (shop: Shop, key: Key, by: Clerk) => shop.seen[`${by} ${key}`] !== the(shop.orders, key).changes

type Lacks = (product: Key) => number
/** The first product of which there is not enough. */
export const isShort = (lines: readonly { product: Key; quantity: number }[], most: Lacks) =>
  lines.some(({ product, quantity }) => quantity > most(product))

type Asked = { product: Key; quantity: number; price: number | null }
export type Edit = By & { order: Key; lines: Asked[]; discount: number | null; shipping: number | null }

/** What stays keeps its price, what is new has today's, unless the clerk says another. */
const priced = (shop: Shop, asked: readonly Asked[], before: readonly Line[]): Line[] =>
  asked.map(({ product, quantity, price }) => {
    const was = before.find((line) => line.product === product)?.price
    return { product, quantity, price: price ?? was ?? the(shop.products, product).price }
  })

/** Lines may change until the goods leave. What was agreed stays: fee, discount (67, 68) and the tax (D1). */
export function edit(shop: Shop, { order: key, lines: asked, discount, shipping, by, reason }: Edit): Said {
  const order = the(shop.orders, key)
  if (isStale(shop, key, by)) return 'ORDER_CHANGED'
  if (!beforeItLeaves.includes(order.status)) return 'NOT_EDITABLE'
  const lines = priced(shop, asked, order.lines)
  const rules: Rules = { ...shop.rules, ...order.taxed }
  const agreed = {
    handOver: order.handOver,
    discount: discount ?? order.discount,
    shipping: shipping ?? order.shipping,
  }
  const of = (some: readonly Line[], product: Key) => some.find((line) => line.product === product)?.quantity ?? 0
  const change = Object.keys(shop.products).map((product) => ({
    product,
    quantity: of(lines, product) - of(order.lines, product),
  }))
  const more = change.filter(({ quantity }) => quantity > 0)
  if (isShort(more, (product) => availableOf(shop, product))) return 'STOCK_SHORT'
  for (const { product, quantity } of more)
    take(the(shop.products, product), quantity, { type: 'sold', order: key, by, reason: '' })
  for (const { product, quantity } of change)
    if (quantity < 0) bringBack(the(shop.products, product), -quantity, { order: key, by, reason: '' })
  const before = order.total
  Object.assign(order, totalsOf(lines, agreed, rules), { lines })
  order.changes += 1
  tell(order, { kind: 'edited', owed: order.total - before, by, reason })
  return done
}

/** Goods leave when they are paid for and it is proved, when cash is taken at the door, or when somebody answers for it. */
export function mayLeave(shop: Shop, key: Key): boolean {
  const order = the(shop.orders, key)
  const cash = Object.values(shop.payments).some((p) => p.order === key && p.status === 'PENDING' && p.method === 'COD')
  return order.paid >= order.total || order.isReleased || cash
}

export function move(shop: Shop, { order: key, move: which, by }: By & { order: Key; move: Move }): Said {
  const order = the(shop.orders, key)
  if (isStale(shop, key, by)) return 'ORDER_CHANGED'
  const [from, to] = leadsTo[which]
  if (order.status !== from) return 'MOVE_NOT_ALLOWED'
  if (which === 'confirm' && order.lines.length === 0) return 'ORDER_EMPTY'
  if (which === 'ship' && !mayLeave(shop, key)) return 'NOT_RELEASED'
  order.status = to
  order.changes += 1
  tell(order, { kind: 'moved', by })
  return done
}

/** 65: all goods go back, what was claimed will not come, what was paid is owed back, no link stays open. */
export function cancel(shop: Shop, { order: key, by, reason }: By & { order: Key }): Said {
  const order = the(shop.orders, key)
  if (isStale(shop, key, by)) return 'ORDER_CHANGED'
  if (!beforeItLeaves.includes(order.status)) return 'MOVE_NOT_ALLOWED'
  for (const product of Object.values(shop.products))
    bringBack(product, product.stock + 1e9, { order: key, by, reason })
  for (const payment of Object.values(shop.payments))
    if (payment.order === key && payment.status === 'PENDING') payment.status = 'FAILED'
  shutLinks(shop, key)
  tell(order, { kind: 'moved', owed: order.credited - order.total, by, reason })
  order.status = 'CANCELLED'
  order.changes += 1
  return done
}

export function release(shop: Shop, { order: key, by, reason }: By & { order: Key }): Said {
  const order = the(shop.orders, key)
  if (isStale(shop, key, by)) return 'ORDER_CHANGED'
  order.isReleased = true
  order.changes += 1
  tell(order, { kind: 'released', by, reason })
  return done
}
