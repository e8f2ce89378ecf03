import type { Command } from '../shop-model/shop-model.ts'
import type { Key, Line, Shop } from '../shop-model/shop-words.ts'
import {
  customers,
  discountOf,
  handOvers,
  keysOf,
  type Meant,
  methods,
  type Named,
  one,
  quantityOf,
  referenceOf,
  shippingOf,
  some,
} from './life-picks.ts'

export function sale(shop: Shop, { a, b, c }: Meant, { key, ...who }: Named): Command[] {
  const customer = some([null, ...customers], a)
  const products = keysOf(shop.products)
  const asked = [one(products, b), one(products, b + 1)].slice(0, 1 + (c % 2)).flatMap((product) => product ?? [])
  const theirs = Object.entries(shop.carts).find(([, one]) => one.customer === customer && one.status === 'ACTIVE')
  const cart = customer === null ? `c${key}` : (theirs?.[0] ?? `c${key}`)
  const more = asked.map((product, i) => ({ product, quantity: some([1, 2, 3, 5, 4, 6, 10], b + i + c) }))
  const prices = more.map((line) => ({ ...line, price: shop.products[line.product]?.price ?? 0 }))
  const lines = [...((customer !== null && theirs?.[1].lines) || []), ...prices]
  const discount = discountOf(shop, lines, a)
  return [
    { do: 'open', as: `c${key}`, customer, ...who },
    ...more.map((line): Command => ({ do: 'add', cart, ...line, ...who })),
    { do: 'quote', cart, handOver: 'deliver', discount, shipping: null, ...who },
    placing(shop, { cart, lines, n: [b, c, a] }, { key, ...who }),
  ]
}

function placing(
  shop: Shop,
  { cart, lines, n: [a, b, c] }: { cart: Key; lines: readonly Line[]; n: [number, number, number] },
  { key, ...who }: Named,
): Command {
  const method = some(methods, b)
  const payment = c % 2 === 0 ? { as: `p${key}`, method, reference: referenceOf(shop, method, a + b) } : null
  const handOver = some(handOvers, a)
  return {
    ...{ do: 'place', cart, as: `o${key}`, payment, handOver, hasAddress: handOver === 'pickup' ? false : c % 9 !== 0 },
    ...{ discount: discountOf(shop, lines, a + c), shipping: handOver === 'pickup' ? null : shippingOf(b + c), ...who },
  }
}

export function inCarts(shop: Shop, { what, a, b, c }: Meant, { key, ...who }: Named): Command[] {
  const carts = Object.entries(shop.carts)
  const open = carts.filter(([, { status }]) => status === 'ACTIVE')
  const [cart, of] = one(open.length > 0 && a % 5 > 0 ? open : carts, b) ?? []
  const product = one(keysOf(shop.products), c)
  const customer = some(customers, a)
  if (what === 'open') return [{ do: 'open', as: `c${key}`, customer: some([null, ...customers], a), ...who }]
  if (!cart || !of || !product) return []
  if (what === 'add') return [{ do: 'add', cart, product, quantity: quantityOf(shop, product, a), ...who }]
  if (what === 'setLine')
    return [{ do: 'setLine', cart, product, quantity: a % 4 === 0 ? 0 : quantityOf(shop, product, a), ...who }]
  if (what === 'assign') return [{ do: 'assign', cart, customer, ...who }]
  if (what === 'renew' || what === 'repeat' || what === 'discard') return [{ do: what, cart, ...who }]
  if (what === 'place') return [placing(shop, { cart, lines: of.lines, n: [a, b, c] }, { key, ...who })]
  const handOver = some(handOvers, b)
  return [{ do: 'quote', cart, handOver, discount: discountOf(shop, of.lines, c), shipping: shippingOf(a), ...who }]
}
