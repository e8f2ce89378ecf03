import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Permission } from '../../../electron/contract/permissions.ts'
import { readToday } from '../../../electron/features/today/read-today.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { addProduct } from '../../support/sell.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'

/** Nine in the morning of Wednesday 25 November 2026 in Manila. */
const now = new Date('2026-11-25T01:00:00Z')
const manila = (text: string) => new Date(`${text}:00+08:00`)

let made = 0
type OrderFacts = {
  customer: string
  status?: 'PENDING' | 'CONFIRMED' | 'PROCESSING' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED'
  needed?: string | null
  total?: number
  paid?: number
  placed?: string
  delivered?: string
}

async function addOrder(own: Database, userId: string, facts: OrderFacts): Promise<string> {
  made += 1
  const { customer, status = 'PENDING', needed = null, total = 100, paid = total, delivered } = facts
  const { id } = await own.db.order.create({
    data: {
      orderNumber: `MASH-2026-9${String(made).padStart(5, '0')}`,
      userId,
      status,
      subtotal: total,
      total,
      paid,
      customerName: customer,
      shippingAddress: {},
      billingAddress: {},
      neededAt: needed === null ? null : manila(needed),
      createdAt: manila(facts.placed ?? '2026-11-20T10:00'),
      deliveredAt: delivered === undefined ? null : manila(delivered),
    },
    select: { id: true },
  })
  return id
}

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('today on %s', (_name, open) => {
  let own: Database
  let farm: TestFarm
  let ana: TestClient
  let anaId = ''
  beforeAll(async () => {
    own = await open()
    anaId = (await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })).id
    await addPerson(own.db, { email: 'gil@farm.test', role: 'GROWER' })
    await addPerson(own.db, { email: 'una@farm.test', role: 'USER' })
    await addPerson(own.db, { email: 'bea@farm.test', role: 'BUYER' })
    farm = await openTestFarm(own, { now: () => now })
    ana = (await farm.signedIn('ana@farm.test')).client
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })

  it('has nothing to say of an empty farm', async () => {
    const group = { count: 0, exact: true, centavos: 0, late: 0, firstNeededAt: null, rows: [] }
    const nothing = { orders: 0, centavos: 0 }
    const sales = { today: nothing, yesterday: nothing, yesterdayByNow: nothing }
    expect(await ana.today.get()).toEqual({
      at: now,
      orders: { confirm: group, pack: group, ship: group },
      toProve: { count: 0, exact: true, centavos: 0, rows: [] },
      unpaid: { count: 0, exact: true, centavos: 0, rows: [] },
      overpaid: { count: 0, exact: true, centavos: 0 },
      lowStock: { count: 0, exact: true, rows: [] },
      sellFirst: { count: 0, exact: true, centavos: 0, rows: [] },
      holds: [],
      sales: { placed: sales, delivered: sales },
    })
  })

  it('tells what waits for a yes, its packing, its way out: due today, the most urgent first', async () => {
    const add = (facts: OrderFacts) => addOrder(own, anaId, facts)
    await add({ customer: 'Next week, to confirm', needed: '2026-12-02T10:00', total: 50 })
    await add({ customer: 'No time, to confirm', total: 20 })
    const packed = await add({ customer: 'Late', status: 'CONFIRMED', needed: '2026-11-25T08:30', total: 70 })
    await add({ customer: 'Late tonight', status: 'CONFIRMED', needed: '2026-11-25T23:59', total: 30.5 })
    await add({ customer: 'Tomorrow', status: 'CONFIRMED', needed: '2026-11-26T00:00' })
    await add({ customer: 'Out at ten', status: 'PROCESSING', needed: '2026-11-25T10:00', total: 40 })
    await add({ customer: 'Yesterday', status: 'PROCESSING', needed: '2026-11-24T10:00', total: 60 })
    await add({ customer: 'On its way', status: 'SHIPPED', needed: '2026-11-25T09:30' })
    const oyster = await addProduct(own.db, { stock: 5, name: 'Oyster, fresh' })
    for (const position of [1, 2, 3, 4]) {
      await own.db.orderItem.create({
        data: {
          orderId: packed,
          productId: oyster.id,
          quantity: position,
          price: 1,
          total: 1,
          name: `L${position}`,
          position,
        },
      })
    }

    const { orders } = await ana.today.get()
    expect(orders?.confirm).toMatchObject({
      ...{ count: 2, exact: true, centavos: 7000, late: 0, firstNeededAt: manila('2026-12-02T10:00') },
      rows: [{ customer: 'Next week, to confirm' }, { customer: 'No time, to confirm', neededAt: null }],
    })
    expect(orders?.pack).toMatchObject({
      ...{ count: 2, centavos: 10_050, late: 1, firstNeededAt: manila('2026-11-25T08:30') },
      rows: [
        {
          ...{ id: packed, customer: 'Late', step: 'pack', totalCentavos: 7000, moreLines: 1, isUnproved: false },
          lines: [
            { name: 'L1', quantity: 1 },
            { name: 'L2', quantity: 2 },
            { name: 'L3', quantity: 3 },
          ],
        },
        { customer: 'Late tonight', lines: [], moreLines: 0 },
      ],
    })
    expect(orders?.ship).toMatchObject({
      count: 2,
      late: 1,
      rows: [{ customer: 'Yesterday' }, { customer: 'Out at ten' }],
    })
  })

  it('tells of money that nobody has seen, and of money that is due', async () => {
    const gone = await addOrder(own, anaId, {
      ...{ customer: 'Has the goods', status: 'DELIVERED', total: 300, paid: 100, delivered: '2026-11-20T12:00' },
      placed: '2026-11-22T09:00',
    })
    const claimed = await addOrder(own, anaId, {
      ...{ customer: 'Sent GCash', status: 'CONFIRMED', total: 200, paid: 0, needed: '2026-11-25T15:00' },
      placed: '2026-11-19T09:00',
    })
    await addOrder(own, anaId, { customer: 'Cancelled', status: 'CANCELLED', total: 900, paid: 0 })
    const pay = (evidence: string | null, status: 'PENDING' | 'PAID', amount: number) =>
      own.db.payment.create({
        data: {
          ...{ orderId: claimed, userId: anaId, amount, status, method: 'GCASH' as const, evidence },
          transactionId: `GCASH:${randomUUID()}`,
          createdAt: manila(`2026-11-25T0${evidence === 'matched' ? 7 : 8}:00`),
        },
      })
    await pay('claimed', 'PENDING', 150)
    await pay('matched', 'PENDING', 50)
    await pay('confirmed', 'PAID', 10)
    await pay(null, 'PAID', 10)

    const { toProve, unpaid, orders } = await ana.today.get()
    expect(toProve).toMatchObject({
      ...{ count: 2, exact: true, centavos: 20_000 },
      rows: [
        { evidence: 'matched', amountCentavos: 5000, orderId: claimed, customer: 'Sent GCash', method: 'GCASH' },
        { evidence: 'claimed', amountCentavos: 15_000 },
      ],
    })
    expect(unpaid).toMatchObject({
      ...{ count: 2, exact: true, centavos: 40_000 },
      rows: [
        { id: gone, customer: 'Has the goods', status: 'DELIVERED', dueCentavos: 20_000 },
        { id: claimed, dueCentavos: 20_000 },
      ],
    })
    expect(orders?.pack.rows.find(({ id }) => id === claimed)?.isUnproved).toBe(true)
    // The list it leads to counts the same.
    expect((await ana.orders.list({ unpaid: true })).total).toBe(2)
  })

  it('tells what is low, what spoils in 48 hours, and which of my promises end', async () => {
    const [kit, dried] = [
      await addProduct(own.db, { stock: 0, name: 'Kit' }),
      await addProduct(own.db, { stock: 6, name: 'Dried' }),
    ]
    await own.db.product.update({ where: { id: dried.id }, data: { minStock: 10 } })
    const hidden = await addProduct(own.db, { stock: 0, name: 'Hidden' })
    await own.db.product.update({ where: { id: hidden.id }, data: { isActive: false } })
    const [king, shiitake] = [
      await addProduct(own.db, { stock: 20, price: 10, name: 'King' }),
      await addProduct(own.db, { stock: 20, price: 90.5, name: 'Shiitake' }),
    ]
    const batch = (productId: string, remaining: number, sellBy: string) =>
      own.db.stockBatch.create({
        data: {
          number: randomUUID(),
          productId,
          remaining,
          harvestedAt: manila('2026-11-23T08:00'),
          sellBy: manila(sellBy),
        },
      })
    await batch(king.id, 3, '2026-11-26T08:00')
    await batch(king.id, 4, '2026-11-27T09:00')
    await batch(king.id, 9, '2026-11-27T09:01')
    await batch(shiitake.id, 2, '2026-11-24T08:00')
    await batch(shiitake.id, 0, '2026-11-24T08:00')
    const cart = async (staffId: string | null, minutes: number, status: 'ACTIVE' | 'ABANDONED' = 'ACTIVE') => {
      const heldUntil = new Date(now.getTime() + minutes * 60_000)
      const money = { price: 1, originalPrice: 1, subtotal: 1, total: 1 }
      const { id } = await own.db.cart.create({
        data: { staffId, status, items: { create: { productId: kit.id, quantity: 2, heldUntil, ...money } } },
      })
      return id
    }
    const [missed, soon] = [await cart(anaId, -14), await cart(anaId, 5)]
    for (const minutes of [6, -16]) await cart(anaId, minutes)
    await cart(anaId, 3, 'ABANDONED')
    await cart(null, 3)

    const { lowStock, sellFirst, holds } = await ana.today.get()
    expect(lowStock).toEqual({
      ...{ count: 2, exact: true },
      rows: [
        { id: kit.id, name: 'Kit', stock: 0, minStock: 0 },
        { id: dried.id, name: 'Dried', stock: 6, minStock: 10 },
      ],
    })
    expect(sellFirst).toEqual({
      ...{ count: 2, exact: true, centavos: 25_100 },
      rows: [
        {
          id: shiitake.id,
          name: 'Shiitake',
          spoiling: 2,
          atRiskCentavos: 18_100,
          firstSellBy: manila('2026-11-24T08:00'),
        },
        { id: king.id, name: 'King', spoiling: 7, atRiskCentavos: 7000, firstSellBy: manila('2026-11-26T08:00') },
      ],
    })
    const listed = await ana.stock.sellFirst({ hours: 48 })
    expect(listed.map(({ spoiling, atRiskCentavos }) => [spoiling, atRiskCentavos])).toEqual([
      [2, 18_100],
      [7, 7000],
    ])
    expect(holds?.map(({ cartId, items }) => [cartId, items])).toEqual([
      [missed, 2],
      [soon, 2],
    ])
  })

  it('compares today with yesterday, by days in Manila', async () => {
    const sold = (placed: string, total: number, more: Partial<OrderFacts> = {}) =>
      addOrder(own, anaId, { customer: 'Sold', status: 'DELIVERED', total, placed, ...more })
    await sold('2026-11-25T00:00', 11, { delivered: '2026-11-25T08:00' })
    await sold('2026-11-24T23:59', 5, { delivered: '2026-11-25T00:00' })
    await sold('2026-11-24T08:59', 3, { delivered: '2026-11-24T08:59' })
    await sold('2026-11-24T00:00', 2, { delivered: '2026-11-24T09:01' })
    await sold('2026-11-23T23:59', 1, { delivered: '2026-11-23T23:59' })
    await sold('2026-11-25T08:00', 90, { status: 'CANCELLED' })
    expect((await ana.today.get()).sales).toEqual({
      placed: {
        today: { orders: 1, centavos: 1100 },
        yesterday: { orders: 3, centavos: 1000 },
        yesterdayByNow: { orders: 2, centavos: 500 },
      },
      delivered: {
        today: { orders: 2, centavos: 1600 },
        yesterday: { orders: 2, centavos: 500 },
        yesterdayByNow: { orders: 1, centavos: 300 },
      },
    })
  })

  it('tells each person only what is theirs to see', async () => {
    const gil = await (await farm.signedIn('gil@farm.test')).client.today.get()
    expect(gil).toMatchObject({ toProve: null, holds: [], orders: { pack: { late: 1 } }, lowStock: { count: 2 } })
    const una = await (await farm.signedIn('una@farm.test')).client.today.get()
    expect(una).toEqual({
      ...{ at: now, orders: null, toProve: null, unpaid: null, overpaid: null },
      ...{ lowStock: null, sellFirst: null, holds: null, sales: null },
    })
    // A customer holds orders:read for orders of their own: the farm's day is none of them.
    const bea = await (await farm.signedIn('bea@farm.test')).client.today.get()
    expect(bea).toMatchObject({ orders: null, toProve: null, unpaid: null, overpaid: null, sales: null })
  })
})

it('walks no table from end to end among 100,000 orders', async () => {
  const own = await freshDatabase()
  const { id } = await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  await own.db.$executeRaw`
    INSERT INTO orders (id, order_number, user_id, status, subtotal, total, paid, shipping_address, billing_address, customer_name,
      needed_at, delivered_at, created_at, updated_at)
    SELECT 'o' || n, 'N' || n, ${id},
      (CASE WHEN n > 99900 THEN 'PENDING' WHEN n > 99700 THEN 'CONFIRMED' WHEN n > 99600 THEN 'PROCESSING' ELSE 'DELIVERED' END)::order_status,
      10, 10, CASE WHEN n % 500 = 0 THEN 0 ELSE 10 END, '{}', '{}', 'Ana',
      ${now}::timestamptz - (100000 - n) * interval '5 minutes', ${now}::timestamptz - (100000 - n) * interval '4 minutes',
      ${now}::timestamptz - (100000 - n) * interval '5 minutes', ${now}
    FROM generate_series(1, 100000) n`
  await own.db.$executeRaw`
    INSERT INTO payments (id, order_id, user_id, amount, status, method, evidence, created_at, updated_at)
    SELECT 'p' || n, 'o' || n, ${id}, 10, (CASE WHEN n % 1000 = 0 THEN 'PENDING' ELSE 'PAID' END)::payment_status, 'GCASH',
      CASE WHEN n % 1000 = 0 THEN 'claimed' ELSE 'confirmed' END, ${now}, ${now}
    FROM generate_series(1, 100000) n`
  await own.db.$executeRaw`ANALYZE orders, payments, order_items`
  const permissions: Permission[] = ['orders:read', 'orders:update', 'payments:read', 'inventory:read']
  const plans: string[] = []
  /** The same questions, with their plans written down. */
  const explained = {
    $queryRaw: async (texts: TemplateStringsArray, ...values: unknown[]) => {
      const explain = Object.assign([`EXPLAIN ${texts[0] ?? ''}`, ...texts.slice(1)], { raw: texts.raw })
      const plan = await own.db.$queryRaw<{ 'QUERY PLAN': string }[]>(explain, ...values)
      plans.push(plan.map((line) => line['QUERY PLAN']).join('\n'))
      return own.db.$queryRaw(texts, ...values)
    },
  }
  // It asks by $queryRaw alone: whatever else it would call is not there and fails here.
  const today = await readToday(explained as unknown as Database['db'], { id, role: 'SUPER_ADMIN', permissions }, now)
  expect(today).toMatchObject({
    orders: { confirm: { count: 100 }, pack: { count: 200 }, ship: { count: 100 } },
    toProve: { count: 100, centavos: 100_000 },
    unpaid: { count: 200, exact: true, centavos: 200_000 },
  })
  expect(plans).toHaveLength(8)
  expect(plans.filter((plan) => /Seq Scan on (orders|payments)/.test(plan))).toEqual([])
  // To walk all of another index would be no better: each part goes by its own. Which orders wait for a proof is asked
  // either of the few unproved payments or by the order, as the planner likes.
  const used = new Set(plans.flatMap((plan) => plan.match(/(?<= using )idx_(orders|payments)_\w+(?= on)/g) ?? []))
  used.delete('idx_payments_order_id')
  expect([...used].toSorted()).toEqual([
    'idx_orders_created_at_id',
    'idx_orders_delivered_at',
    'idx_orders_due',
    'idx_orders_open',
    'idx_orders_over',
    'idx_payments_unproved',
  ])
  await own.drop()
}, 60_000)
