import { reopen } from './cart-model.ts'
import { tell } from './order-books.ts'
import { isShort } from './order-model.ts'
import { claim, isUsed } from './payment-model.ts'
import { type Agreed, sumOf, totalsOf } from './shop-money.ts'
import { type By, done, type Key, type Method, type Order, type Said, type Shop, the } from './shop-words.ts'
import { availableOf, dayOf, take } from './stock-model.ts'

/** 63: counted for each year of the farm, without holes. */
function nextNumber(shop: Shop): string {
  const year = dayOf(shop.now).slice(0, 4)
  const next = (shop.numbers[year] ?? 0) + 1
  shop.numbers[year] = next
  return `MASH-${year}-${String(next).padStart(6, '0')}`
}
export type Place = Agreed &
  By & {
    cart: Key
    as: Key
    payment: { as: Key; method: Method; reference: string } | null
    hasAddress: boolean
  }

/** All of it or nothing: stock is taken, the cart closed, a number drawn, what was told of a payment written down. */
export function place(shop: Shop, { cart: key, as, payment, hasAddress, by, reason: _, ...agreed }: Place): Said {
  if (shop.orders[as]) return done // the same click twice is one order
  const cart = the(shop.carts, key)
  const wasClosed = reopen(structuredClone(shop), key)
  if (wasClosed !== done) return wasClosed
  const { rules } = shop
  if (cart.lines.length === 0) return 'ORDER_EMPTY'
  if (agreed.handOver === 'deliver' && !hasAddress) return 'ADDRESS_MISSING'
  if (cart.lines.some(({ product }) => !the(shop.products, product).isActive)) return 'UNAVAILABLE'
  if (agreed.discount !== null && agreed.discount > sumOf(cart.lines)) return 'DISCOUNT_TOO_LARGE'
  // 65: its own holds do not stand in its way.
  if (isShort(cart.lines, (product) => availableOf(shop, product, key))) return 'STOCK_SHORT'
  const totals = totalsOf(cart.lines, agreed, rules)
  const isTold = payment !== null && totals.total > 0
  if (isTold && isUsed(shop, payment)) return 'REFERENCE_USED'
  const lines = cart.lines.map(({ product, quantity, price }) => ({ product, quantity, price }))
  for (const { product, quantity } of lines)
    take(the(shop.products, product), quantity, { type: 'sold', order: as, by, reason: '' })
  reopen(shop, key)
  cart.status = 'COMPLETED'
  for (const line of cart.lines) line.heldUntil = 0
  const order: Order = {
    ...{
      ...totals,
      number: nextNumber(shop),
      customer: cart.customer,
      status: 'PENDING',
      handOver: agreed.handOver,
      lines,
    },
    ...{
      taxed: { tax: rules.tax, taxRate: rules.taxRate },
      paid: 0,
      credited: 0,
      isReleased: false,
      changes: 0,
      story: [],
    },
  }
  shop.orders[as] = order
  tell(order, { kind: 'placed', owed: totals.total, by })
  if (isTold) claim(shop, { ...payment, order: as, amount: totals.total, by, reason: '' })
  return done
}
