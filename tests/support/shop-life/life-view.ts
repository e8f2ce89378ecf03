import { dueOf } from '../shop-model/order-books.ts'
import { mayLeave } from '../shop-model/order-model.ts'
import { sumOf } from '../shop-model/shop-money.ts'
import type { Shop } from '../shop-model/shop-words.ts'
import { availableOf, heldOf } from '../shop-model/stock-model.ts'

const sorted = (of: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(of).toSorted(([a], [b]) => (a < b ? -1 : 1)))
const each = <T>(of: Record<string, T>, view: (one: T, key: string) => unknown) =>
  sorted(Object.fromEntries(Object.entries(of).map(([key, one]) => [key, view(one, key)])))

/** What a shop must have stored, in the words in which the program's own is read. */
export const storedOf = (shop: Shop) => ({
  products: each(shop.products, ({ price, isActive, stock, batches, movements }) => ({
    ...{ price, isActive, stock, movements: movements.map(({ order, ...move }) => ({ ...move, order })) },
    batches: batches.map(({ number, sellBy, remaining }) => ({ number, sellBy, remaining })),
  })),
  carts: each(shop.carts, ({ status, customer, lines, expiresAt }) => ({
    ...{ status, customer, expiresAt, sum: sumOf(lines) },
    lines: lines.map(({ product, quantity, price, heldUntil }) => ({
      ...{ product, quantity, price, heldUntil: heldUntil > shop.now ? heldUntil : null },
    })),
  })),
  orders: each(shop.orders, ({ taxed: _, isReleased: __, changes: ___, customer, ...order }) => ({
    ...order,
    ...(customer !== null && { customer }),
  })),
  payments: each(shop.payments, ({ at: _, reference, ...payment }) => ({ ...payment, reference })),
  lines: Object.values(shop.lines)
    .map(({ paidAt: _, ...line }) => line)
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  links: each(shop.links, ({ order, amount, state }) => ({ order, amount, state })),
})
export type Stored = ReturnType<typeof storedOf>

/** What is promised of a product, as everybody is told. */
export const promiseOf = (shop: Shop, product: string) => ({
  onHand: shop.products[product]?.stock,
  held: heldOf(shop, product),
  available: availableOf(shop, product),
})

/** What a page says about an order. */
export function owedOf(shop: Shop, key: string) {
  const order = shop.orders[key]
  if (!order) throw new Error(`there is no ${key}`)
  const isEditable = ['PENDING', 'CONFIRMED', 'PROCESSING'].includes(order.status)
  return { due: dueOf(order), mayLeave: mayLeave(shop, key), isEditable }
}
