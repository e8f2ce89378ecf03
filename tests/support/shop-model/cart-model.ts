import { type Agreed, sumOf, totalsOf } from './shop-money.ts'
import { type Cart, done, type Key, type Said, type Shop, the } from './shop-words.ts'
import { availableOf } from './stock-model.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** 74 */
const lifeOf = (customer: Key | null) => (customer === null ? 7 : 30) * dayMs
const abandonedMs = 3 * hourMs

const activeOf = (shop: Shop, customer: Key) =>
  Object.entries(shop.carts).find(([, cart]) => cart.customer === customer && cart.status === 'ACTIVE')

/** The customer's open cart, else a new one under this key; a walk-in always gets a new one. Gives its key. */
export function open(shop: Shop, { as, customer }: { as: Key; customer: Key | null }): Key {
  const theirs = customer === null ? undefined : activeOf(shop, customer)
  if (theirs) return theirs[0]
  shop.carts[as] = { status: 'ACTIVE', customer, lines: [], usedAt: shop.now, expiresAt: shop.now + lifeOf(customer) }
  return as
}

/**
 * A cart that may be changed. One that nobody came back to is taken up again, unless its customer has a newer one; one
 * that became an order or another cart stays closed.
 */
export function reopen(shop: Shop, key: Key): Said {
  const cart = the(shop.carts, key)
  if (cart.status === 'ACTIVE') return done
  if (cart.status !== 'ABANDONED' && cart.status !== 'EXPIRED') return 'CART_CLOSED'
  if (cart.customer !== null && activeOf(shop, cart.customer)) return 'CART_CLOSED'
  Object.assign(cart, { status: 'ACTIVE', expiresAt: shop.now + lifeOf(cart.customer), usedAt: shop.now })
  return done
}

type Wanted = { product: Key; quantity: number }
/** `price`: what it was begun with elsewhere. */
type Begun = Wanted & { price?: number }

/** A line keeps the price it was begun with; the whole of it is held anew. 0 takes it out. */
function setTo(shop: Shop, key: Key, { product, quantity, price: begun }: Begun): Said {
  const cart = the(shop.carts, key)
  const { price, isActive, most } = the(shop.products, product)
  const line = cart.lines.find((one) => one.product === product)
  if (quantity === 0) {
    cart.lines = cart.lines.filter((one) => one !== line)
    return done
  }
  if (!isActive) return 'PRODUCT_NOT_FOUND'
  if (most !== null && quantity > most) return 'TOO_MANY'
  if (quantity > availableOf(shop, product, key)) return 'STOCK_SHORT'
  const heldUntil = shop.now + shop.rules.holdMs
  if (line) Object.assign(line, { quantity, heldUntil })
  else cart.lines.push({ product, quantity, price: begun ?? price, heldUntil })
  return done
}

const inCart = (cart: Cart, product: Key) => cart.lines.find((line) => line.product === product)?.quantity ?? 0

function change(shop: Shop, key: Key, what: (cart: Cart) => Said): Said {
  const before = structuredClone(the(shop.carts, key))
  const said = reopen(shop, key)
  const cart = the(shop.carts, key)
  const ended = said === done ? what(cart) : said
  // A refusal leaves nothing behind, not even that the cart was taken up again.
  if (ended === done) cart.usedAt = shop.now
  else shop.carts[key] = before
  return ended
}

export const add = (shop: Shop, { cart: key, product, quantity }: Wanted & { cart: Key }): Said =>
  change(shop, key, (cart) => setTo(shop, key, { product, quantity: inCart(cart, product) + quantity }))

export const setLine = (shop: Shop, { cart, ...wanted }: Wanted & { cart: Key }): Said =>
  change(shop, cart, () => setTo(shop, cart, wanted))

/** Promises every line anew that can still be had. */
export const renew = (shop: Shop, { cart: key }: { cart: Key }): Said =>
  change(shop, key, (cart) => {
    for (const line of cart.lines)
      if (line.quantity <= availableOf(shop, line.product, key)) line.heldUntil = shop.now + shop.rules.holdMs
    return done
  })

/** As far as it goes: what one cart may have, and what is left. What is there already is never made less. */
function pour(shop: Shop, key: Key, lines: readonly Begun[]): void {
  for (const { product, quantity, ...begun } of lines) {
    const { isActive, most } = the(shop.products, product)
    const before = inCart(the(shop.carts, key), product)
    const room = isActive ? Math.min(most ?? Infinity, availableOf(shop, product, key)) : 0
    const after = Math.min(before + quantity, room)
    if (after > before) setTo(shop, key, { ...begun, product, quantity: after })
  }
}

/** "As last time": the newest order that was not called off. */
export const repeat = (shop: Shop, { cart: key }: { cart: Key }): Said =>
  change(shop, key, ({ customer }) => {
    const theirs = Object.values(shop.orders).filter((one) => one.customer === customer && one.status !== 'CANCELLED')
    const last = theirs.at(-1)?.lines ?? []
    // At today's price: it is a new order.
    if (customer !== null)
      pour(
        shop,
        key,
        last.map(({ product, quantity }) => ({ product, quantity })),
      )
    return done
  })

/** Behaviours: quantities add up as far as they go, the cart that was merged is closed and holds nothing. */
export const assign = (shop: Shop, { cart: key, customer }: { cart: Key; customer: Key }): Said =>
  change(shop, key, (cart) => {
    if (cart.customer === customer) return done
    const theirs = activeOf(shop, customer)
    if (!theirs) {
      Object.assign(cart, { customer, expiresAt: shop.now + lifeOf(customer) })
      return done
    }
    cart.status = 'MERGED'
    pour(
      shop,
      theirs[0],
      cart.lines.map(({ product, quantity, price }) => ({ product, quantity, price })),
    )
    for (const line of cart.lines) line.heldUntil = 0
    theirs[1].usedAt = shop.now
    return done
  })

export const discard = (shop: Shop, { cart: key }: { cart: Key }): Said =>
  change(shop, key, (cart) => {
    cart.status = 'ABANDONED'
    for (const line of cart.lines) line.heldUntil = 0
    return done
  })

/** What it would cost; a discount above what the lines come to is said. */
export function quote(shop: Shop, { cart, ...agreed }: Agreed & { cart: Key }): Said {
  const { lines } = the(shop.carts, cart)
  if (agreed.discount !== null && agreed.discount > sumOf(lines)) return 'DISCOUNT_TOO_LARGE'
  return `costs ${JSON.stringify(totalsOf(lines, agreed, shop.rules))}`
}

/** 74: past its end it is EXPIRED; idle for three hours with something in it, ABANDONED. */
export function sweep(shop: Shop): void {
  for (const cart of Object.values(shop.carts)) {
    if (cart.status !== 'ACTIVE') continue
    if (cart.expiresAt <= shop.now) cart.status = 'EXPIRED'
    else if (cart.lines.length > 0 && cart.usedAt + abandonedMs <= shop.now) cart.status = 'ABANDONED'
  }
}
