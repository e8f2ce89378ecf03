import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { productFilter } from '../../electron/contract/inventory/products.ts'
import { orderFilter } from '../../electron/contract/orders/orders.ts'
import { listCustomers } from '../../electron/features/customers/customer-list.ts'
import { listProducts, searchProducts } from '../../electron/features/inventory/product-queries.ts'
import { listOrders } from '../../electron/features/orders/order-list.ts'
import { theFarmsOwn as whose } from '../../electron/features/whose/index.ts'
import { type Database, freshDatabase } from '../support/database.ts'
import { fillLists } from './fill-lists.ts'
import { inTurns, isLong, report } from './report.ts'

const products = isLong ? 100_000 : 10_000
const orders = isLong ? 1_000_000 : 40_000
const now = new Date('2026-11-25T00:00:00Z')
const aim = '≤ 2'

let own: Database
let hand: Client
beforeAll(async () => {
  own = await freshDatabase()
  hand = new Client({ connectionString: own.url })
  await hand.connect()
  await fillLists(hand, { products, orders })
  // The reference searches as plainly as it can: words as they are written, each list with an index of its own.
  await hand.query(`CREATE INDEX ON products USING gin ((${productWords}))`)
  await hand.query(`CREATE INDEX ON users USING gin ((${customerWords}))`)
  await hand.query(`CREATE INDEX ON orders USING gin ((${orderWords}))`)
}, 1_800_000)
afterAll(async () => {
  await hand.end()
  await own.drop()
})

const raw = (sql: string) => hand.query(sql)
const productPage = (filter: object, after: string | null = null) =>
  listProducts(own.db, { ...productFilter.parse(filter), by: 'name', descending: false, after, limit: 100, now, whose })
const orderPage = (filter: object, after: string | null = null) =>
  listOrders(own.db, { ...orderFilter.parse(filter), by: 'created', descending: true, after, limit: 100, whose })

const customerPage = (filter: object) =>
  listCustomers(own.db, { search: '', owing: false, after: null, limit: 100, whose, ...filter })

const held = `coalesce((SELECT sum(i.quantity) FROM cart_items i JOIN carts c ON c.id = i.cart_id
  WHERE i.product_id = p.id AND i.held_until > '2026-11-25Z' AND c.status = 'ACTIVE'), 0) AS held,
  (SELECT min(b.sell_by) FROM stock_batches b WHERE b.product_id = p.id AND b.remaining > 0) AS sell_by`
/** A page and its count, by hand, of what the list shows. */
async function productsBy(where: string, after = ''): Promise<void> {
  await raw(
    `SELECT p.*, ${held} FROM products p WHERE NOT is_deleted AND ${where} ${after} ORDER BY name, id LIMIT 100`,
  )
  await raw(`SELECT count(*) FROM products p WHERE NOT is_deleted AND ${where}`)
}
async function ordersBy(where: string, after = ''): Promise<void> {
  await raw(`SELECT id, order_number, user_id, customer_name, customer_phone, shipping_address, status, channel, hand_over,
      needed_at, created_at, total, credited, paid, version,
      (SELECT sum(quantity) FROM order_items i WHERE i.order_id = o.id) AS items FROM orders o
    WHERE ${where} ${after} ORDER BY created_at DESC, id DESC LIMIT 100`)
  await raw(`SELECT count(*) FROM (SELECT FROM orders o WHERE ${where} LIMIT 10001) few`)
}
async function customersBy(where: string): Promise<void> {
  await raw(`SELECT u.id, first_name, last_name, email, phone_number, a.company, a.city,
      (SELECT count(*) FROM orders WHERE user_id = u.id) AS orders,
      (SELECT max(created_at) FROM orders WHERE user_id = u.id) AS last_order_at,
      (SELECT sum(total - credited - paid) FROM orders o WHERE user_id = u.id AND ${owing}) AS owed
    FROM (SELECT * FROM users WHERE role = 'BUYER' AND ${where} ORDER BY first_name, last_name, id LIMIT 100) u
    LEFT JOIN LATERAL (SELECT company, city FROM addresses WHERE user_id = u.id
      ORDER BY is_default DESC, created_at DESC LIMIT 1) a ON true
    ORDER BY first_name, last_name, id`)
  await raw(`SELECT count(*) FROM users WHERE role = 'BUYER' AND ${where}`)
}
const owing = `paid < total - credited AND status NOT IN ('CANCELLED', 'REFUNDED')`
const over = `paid > CASE WHEN status IN ('CANCELLED', 'REFUNDED') THEN 0 ELSE total - credited END`
const productWords = `to_tsvector('simple', translate(name || ' ' || coalesce(sku, '') || ' ' || coalesce(description, ''), '-+', '  '))`
const customerWords = `to_tsvector('simple', coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || email)`
const orderWords = `to_tsvector('simple', translate(order_number || ' ' || customer_name || ' ' || coalesce(customer_phone, ''), '-+', '  '))`

const some = String(Math.floor(products / 2)).padStart(6, '0')
const middle = `Oyster ${some}`
const number = `MASH-2026-${String(Math.floor(orders / 3)).padStart(6, '0')}`
const short = number.slice(10).replace(/^0+/, '')
const halfway = new Date(now.getTime() - (orders / 2) * 20_000).toISOString()
const day = '2026-11-20T00:00:00.000Z'

const cases: [string, () => Promise<{ rows?: unknown[]; hits?: unknown[] }>, () => Promise<unknown>][] = [
  ['products, the first page', () => productPage({}), () => productsBy('true')],
  [
    'products, a page in the middle',
    () => productPage({}, JSON.stringify([middle, ''])),
    () => productsBy('true', `AND (name, id) > ('${middle}', '')`),
  ],
  [
    'products of a category',
    () => productPage({ categoryId: 'cat-7' }),
    () => productsBy(`categories @> ARRAY['"cat-7"'::jsonb]`),
  ],
  ['products that run low', () => productPage({ show: 'low' }), () => productsBy('is_active AND stock <= min_stock')],
  [
    'products by a rare word',
    () => productPage({ search: some }),
    () => productsBy(`${productWords} @@ '${some}:*'::tsquery`),
  ],
  [
    'products as a clerk types',
    () => searchProducts(own.db, { text: 'oyst', limit: 12, now }),
    async () => {
      await raw(`SELECT p.*, ${held} FROM products p WHERE is_active AND NOT is_deleted AND ${productWords} @@ 'oyst:*'::tsquery
        ORDER BY stock > 0 DESC, name ILIKE 'oyst%' DESC, name, id LIMIT 12`)
      await raw(
        `SELECT count(*) FROM products WHERE is_active AND NOT is_deleted AND ${productWords} @@ 'oyst:*'::tsquery`,
      )
    },
  ],
  ['orders, the first page', () => orderPage({}), () => ordersBy('true')],
  [
    'orders, a page in the middle',
    () => orderPage({}, JSON.stringify([halfway, 'z'])),
    () => ordersBy('true', `AND (created_at, id) < ('${halfway}', 'z')`),
  ],
  ['orders of a rare status', () => orderPage({ status: ['PROCESSING'] }), () => ordersBy(`status = 'PROCESSING'`)],
  ['orders with money due', () => orderPage({ unpaid: true }), () => ordersBy(owing)],
  ['orders with money to give back', () => orderPage({ overpaid: true }), () => ordersBy(over)],
  ['an order by its number', () => orderPage({ search: number }), () => ordersBy(`order_number = '${number}'`)],
  [
    'orders by a customer’s name',
    () => orderPage({ search: 'cruzhh' }),
    () => ordersBy(`${orderWords} @@ 'cruzhh:*'::tsquery`),
  ],
  [
    'orders by a phone as it is said',
    () => orderPage({ search: '(0917) 000-0077' }),
    () => ordersBy(`customer_phone = '+639170000077'`),
  ],
  [
    'orders by the last digits of a phone',
    () => orderPage({ search: '00077' }),
    () => ordersBy(`reverse(customer_phone) LIKE '77000%'`),
  ],
  ['an order by its last digits', () => orderPage({ search: short }), () => ordersBy(`order_number = '${number}'`)],
  [
    'an order by a reference',
    () => orderPage({ search: '9000000000001' }),
    () => ordersBy(`id = (SELECT order_id FROM payments WHERE transaction_id = 'GCASH:9000000000001')`),
  ],
  ['orders of a customer', () => orderPage({ customerId: 'cust-5' }), () => ordersBy(`user_id = 'cust-5'`)],
  [
    'orders of a week',
    () => orderPage({ from: new Date('2026-11-17Z'), to: new Date('2026-11-24Z') }),
    () => ordersBy(`created_at >= '2026-11-17Z' AND created_at < '2026-11-24Z'`),
  ],
  ['customers, the first page', () => customerPage({}), () => customersBy('true')],
  [
    'customers by a name',
    () => customerPage({ search: 'cruzhh' }),
    () => customersBy(`${customerWords} @@ 'cruzhh:*'::tsquery`),
  ],
  [
    'a customer by the end of a number',
    () => customerPage({ search: '00077' }),
    () => customersBy(`reverse(phone_number) LIKE '77000%'`),
  ],
  [
    'customers who owe',
    () => customerPage({ owing: true }),
    () => customersBy(`EXISTS (SELECT FROM orders WHERE user_id = users.id AND ${owing})`),
  ],
  [
    'orders wanted on a day',
    () => orderPage({ neededOn: new Date(day) }),
    () => ordersBy(`needed_at >= '${day}' AND needed_at < '2026-11-21T00:00:00.000Z'`),
  ],
]

/** What takes a millisecond is asked often: one busy moment of the machine is longer than all of it. */
const roundsFor = (roundMs: number) => Math.round(Math.min(101, Math.max(isLong ? 15 : 7, 500 / roundMs)))

it.each(cases)(
  '%s',
  async (bench, ours, reference) => {
    const answer = await ours()
    expect((answer.rows ?? answer.hits ?? []).length).toBeGreaterThan(0)
    const warm = await inTurns(2, ours, reference)
    const { oursMs, referenceMs } = await inTurns(roundsFor(warm.oursMs + warm.referenceMs), ours, reference)
    const figures = { products, orders, oursMs, referenceMs }
    report({ bench: `lists: ${bench}`, ...figures, ratio: oursMs / referenceMs, of: 'the same SQL by hand', aim })
    // Of a page that takes a moment, making objects of its rows is the larger part.
    expect(oursMs).toBeLessThan(referenceMs * 2 + 15)
  },
  300_000,
)

it('pages through orders with flat memory', async () => {
  // What is held, not what is yet to be swept.
  setFlagsFromString('--expose-gc')
  // The flag above makes it.
  const sweep = runInNewContext('gc') as () => void
  const heapMb = () => {
    sweep()
    return process.memoryUsage().heapUsed / 1e6
  }
  const pages = isLong ? 1000 : 100
  let after: string | null = null
  let [before, most, seen] = [0, 0, 0]
  const times: number[] = []
  for (let n = 0; n < pages; n += 1) {
    const start = performance.now()
    const { rows } = await orderPage({}, after)
    times.push(performance.now() - start)
    after = rows.at(-1)?.cursor ?? null
    seen += rows.length
    if (n === 10) before = heapMb()
    else if (n % 20 === 0 && n > 10) most = Math.max(most, heapMb() - before)
  }
  expect(seen).toBe(pages * 100)
  const mean = (some: number[]) => some.reduce((all, one) => all + one, 0) / some.length
  const tenth = Math.floor(pages / 10)
  report({
    ...{ bench: 'lists: paging', orders, pages, mostHeapMb: Math.round(most * 10) / 10 },
    ...{ ratio: mean(times.slice(-tenth)) / mean(times.slice(0, tenth)), of: 'the last pages / the first', aim },
  })
  expect(most).toBeLessThan(10)
}, 1_200_000)
