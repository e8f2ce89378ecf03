import {
  type Batch,
  type By,
  done,
  type Key,
  type Movement,
  type Product,
  type Said,
  type Shop,
  the,
} from './shop-words.ts'

const dayMs = 86_400_000
const manilaMs = 8 * 3_600_000
/** 108: the farm's day. */
export const dayOf = (at: number) => new Date(at + manilaMs).toISOString().slice(0, 10)

/** 16: what was there before and after, why and by whom; never edited. */
export function write(product: Product, move: Omit<Movement, 'before' | 'after'>): void {
  const before = product.stock
  product.stock += move.quantity
  product.movements.push({ ...move, before, after: product.stock })
  const batch = product.batches.find(({ number }) => number === move.batch)
  if (batch) batch.remaining += move.quantity
}

/** What open carts were promised and still are, but for one of them. */
export const heldOf = (shop: Shop, product: Key, except: Key | null = null): number =>
  Object.entries(shop.carts)
    .filter(([key, { status }]) => key !== except && status === 'ACTIVE')
    .flatMap(([, { lines }]) => lines)
    .filter((line) => line.product === product && line.heldUntil > shop.now)
    .reduce((sum, line) => sum + line.quantity, 0)

/** What can be promised: never below nothing. */
export const availableOf = (shop: Shop, product: Key, except: Key | null = null): number =>
  Math.max(0, the(shop.products, product).stock - heldOf(shop, product, except))

const never = Number.MAX_SAFE_INTEGER
/** What spoils first leaves first, then what was harvested first; what has no batch comes last. */
const oldestFirst = (a: Batch, b: Batch) => (a.sellBy ?? never) - (b.sellBy ?? never) || a.harvestedAt - b.harvestedAt

type Take = By & { type: Movement['type']; order: Key | null }

export function take(product: Product, quantity: number, how: Take): void {
  let left = quantity
  for (const batch of product.batches.toSorted(oldestFirst)) {
    const some = Math.min(left, batch.remaining)
    if (some > 0) write(product, { ...how, quantity: -some, batch: batch.number })
    left -= some
  }
  if (left > 0) write(product, { ...how, quantity: -left, batch: null })
}

/** 65: back into the batches that it came from, what was taken last first; never more than the order still has out. */
export function bringBack(product: Product, most: number, { order, ...how }: By & { order: Key }): void {
  const out = new Map<string | null, { quantity: number; last: number }>()
  product.movements.forEach((move, at) => {
    if (move.order !== order) return
    const quantity = (out.get(move.batch)?.quantity ?? 0) - move.quantity
    const last = move.quantity < 0 ? at : (out.get(move.batch)?.last ?? at)
    out.set(move.batch, { quantity, last })
  })
  let left = most
  for (const [batch, { quantity }] of [...out].toSorted(([, a], [, b]) => b.last - a.last)) {
    const some = Math.min(left, quantity)
    if (some > 0) write(product, { ...how, order, type: 'returned', quantity: some, batch })
    left -= some
  }
}

/** Who does it and why: what a movement keeps of a command. */
const whose = ({ by, reason }: By): By => ({ by, reason })

type Receive = By & { product: Key; quantity: number; harvestedAt: number | null; sellBy: number | null }

/** 16: BATCH-YYYY-MM-DD-NNN by the day of the harvest. Shelf life counts from the harvest. */
export function receive(shop: Shop, { product: key, quantity, harvestedAt, sellBy, ...by }: Receive): Said {
  const product = the(shop.products, key)
  const at = harvestedAt ?? shop.now
  const day = `BATCH-${dayOf(at)}`
  const before = Object.values(shop.products).flatMap(({ batches }) => batches.filter((b) => b.number.startsWith(day)))
  const number = `${day}-${String(before.length + 1).padStart(3, '0')}`
  const end = sellBy ?? (product.shelfDays === null ? null : at + product.shelfDays * dayMs)
  product.batches.push({ number, harvestedAt: at, sellBy: end, remaining: 0 })
  write(product, { ...whose(by), type: 'received', quantity, batch: number, order: null })
  return done
}

type WriteOff = By & { product: Key; quantity: number; batch: number | null }

/** What is spoiled goes, whoever wanted it: holds do not stand in its way. */
export function writeOff(shop: Shop, { product: key, quantity, batch, ...by }: WriteOff): Said {
  const product = the(shop.products, key)
  const how = { ...whose(by), type: 'damaged', order: null } as const
  if (batch === null) {
    if (quantity > product.stock) return 'STOCK_SHORT'
    take(product, quantity, how)
    return done
  }
  const from = product.batches[batch]
  if (!from) return 'BATCH_NOT_FOUND'
  if (quantity > from.remaining) return 'STOCK_SHORT'
  write(product, { ...how, quantity: -quantity, batch: from.number })
  return done
}

/** A count says otherwise than the ledger: more has no batch, less is taken as it would be sold. */
export function adjust(
  shop: Shop,
  { product: key, difference, ...by }: By & { product: Key; difference: number },
): Said {
  const product = the(shop.products, key)
  const how = { ...whose(by), type: 'adjustment', order: null } as const
  if (-difference > product.stock) return 'STOCK_SHORT'
  if (difference < 0) take(product, -difference, how)
  else write(product, { ...how, quantity: difference, batch: null })
  return done
}
