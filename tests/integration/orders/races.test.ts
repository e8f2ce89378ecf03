import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '../../../electron/platform/database/index.ts'
import { type Database, freshDatabase, testDeps } from '../../support/database.ts'
import { codeOf } from '../../support/outcome.ts'
import { addProduct, pickup, placed } from '../../support/sell.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'

let own: Database
let farms: TestFarm[]
let desks: [TestClient, TestClient]
beforeAll(async () => {
  own = await freshDatabase()
  await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  await addPerson(own.db, { email: 'ben@farm.test', role: 'SUPER_ADMIN', firstName: 'Ben' })
  farms = [
    await openTestFarm(own),
    await openTestFarm({ open: await openDatabase(own.target, testDeps), url: own.url }),
  ]
  const [here, there] = farms
  if (!here || !there) throw new Error('two desktops are needed')
  desks = [(await here.signedIn('ana@farm.test')).client, (await there.signedIn('ben@farm.test')).client]
})
afterAll(async () => {
  for (const farm of farms.toReversed()) await farm.stop()
  await own.drop()
})

/** Holds a row until `calls` have queued behind it, then lets go: the race is forced, not hoped for. */
async function heldBack(lock: string, calls: () => Promise<unknown>[]): Promise<void> {
  let running: Promise<unknown>[] = []
  await own.db.$transaction(
    async (tx) => {
      await tx.$queryRawUnsafe(lock)
      running = calls()
      await expect
        .poll(
          async () => {
            const [row] = await own.db.$queryRaw<{ n: number }[]>`
              SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`
            return row?.n ?? 0
          },
          { timeout: 15_000 },
        )
        .toBeGreaterThanOrEqual(running.length)
    },
    { timeout: 20_000 },
  )
  await Promise.all(running)
}

it('sells the last pack once: two desks place at the same moment', async () => {
  const oyster = await addProduct(own.db, { stock: 1 })
  const carts = await Promise.all(desks.map((desk) => desk.carts.open({ customerId: null, channel: 'walk-in' })))
  const codes: string[] = []
  // Neither holds it: both lines are in the cart with their promise over.
  for (const cart of carts) {
    await own.db.cartItem.create({
      data: {
        cartId: cart.id,
        productId: oyster.id,
        quantity: 1,
        price: 280,
        originalPrice: 280,
        subtotal: 280,
        total: 280,
      },
    })
  }
  await heldBack(`SELECT 1 FROM products WHERE id = '${oyster.id}' FOR UPDATE`, () =>
    desks.map((desk, i) => codeOf(desk.orders.place(pickup(carts[i]?.id ?? ''))).then((code) => codes.push(code))),
  )
  expect(codes.toSorted()).toEqual(['STOCK_SHORT', 'done'])
  expect((await own.db.product.findUniqueOrThrow({ where: { id: oyster.id } })).stock).toBe(0)
  const [cart] = await own.db.cart.findMany({ where: { id: { in: carts.map(({ id }) => id) }, status: 'ACTIVE' } })
  expect(cart).toBeDefined() // the one who lost keeps what was typed
})

it('lets one of two clerks move an order, and one of two cancel it', async () => {
  const oyster = await addProduct(own.db, { stock: 9 })
  const order = await placed(desks[0], [{ id: oyster.id, quantity: 2 }])
  const codes: string[] = []
  await heldBack(`SELECT 1 FROM orders WHERE id = '${order.id}' FOR UPDATE`, () => [
    codeOf(desks[0].orders.move({ id: order.id, version: order.version, move: 'confirm' })).then((code) =>
      codes.push(code),
    ),
    codeOf(desks[1].orders.cancel({ id: order.id, version: order.version, reason: 'no answer' })).then((code) =>
      codes.push(code),
    ),
  ])
  expect(codes.toSorted()).toEqual(['ORDER_CHANGED', 'done'])
  const after = await desks[0].orders.get({ id: order.id })
  const stock = (await own.db.product.findUniqueOrThrow({ where: { id: oyster.id } })).stock
  expect(stock).toBe(after.status === 'CANCELLED' ? 9 : 7)
})

it('takes a reference once: two orders claim it at the same moment', async () => {
  const oyster = await addProduct(own.db, { stock: 9 })
  const orders = [
    await placed(desks[0], [{ id: oyster.id, quantity: 1 }]),
    await placed(desks[1], [{ id: oyster.id, quantity: 1 }]),
  ]
  const codes = await Promise.all(
    orders.map((order, i) =>
      codeOf(
        (desks[i] ?? desks[0]).payments.record({
          ...{ orderId: order.id, operationId: randomUUID(), method: 'MAYA', amountCentavos: 100 },
          ...{ reference: 'M-777 001', picture: null },
        }),
      ),
    ),
  )
  expect(codes.toSorted()).toEqual(['REFERENCE_USED', 'done'])
  expect(await own.db.payment.count({ where: { transactionId: 'MAYA:M777001' } })).toBe(1)
})

it('gives back no more than came: two refunds of one payment at the same moment', async () => {
  const oyster = await addProduct(own.db, { stock: 9 })
  const order = await placed(desks[0], [{ id: oyster.id, quantity: 1 }])
  const paid = await desks[0].payments.record({
    ...{ orderId: order.id, operationId: randomUUID(), method: 'COD', amountCentavos: 10_000 },
    ...{ reference: '', picture: null },
  })
  const codes: string[] = []
  await heldBack(`SELECT 1 FROM orders WHERE id = '${order.id}' FOR UPDATE`, () =>
    desks.map((desk) =>
      codeOf(
        desk.payments.refund({
          ...{ paymentId: paid.payments[0]?.id ?? '', operationId: randomUUID(), amountCentavos: 6000, method: 'COD' },
          ...{ reference: '', reason: 'bruised', lines: [] },
        }),
      ).then((code) => codes.push(code)),
    ),
  )
  expect(codes.toSorted()).toEqual(['TOO_MUCH', 'done'])
})

it('numbers orders without holes or doubles with 32 clerks, failures among them', async () => {
  const oyster = await addProduct(own.db, { stock: 20 })
  const before = (await own.db.orderCounter.findFirst())?.last ?? 0
  const carts = await Promise.all(
    Array.from({ length: 32 }, async (_, i) => {
      const cart = await (desks[i % 2] ?? desks[0]).carts.open({ customerId: null, channel: 'walk-in' })
      await own.db.cartItem.create({
        data: { cartId: cart.id, productId: oyster.id, quantity: 1, price: 1, originalPrice: 1, subtotal: 1, total: 1 },
      })
      return cart.id
    }),
  )
  const codes = await Promise.all(carts.map((id, i) => codeOf((desks[i % 2] ?? desks[0]).orders.place(pickup(id)))))
  expect(codes.filter((code) => code === 'done')).toHaveLength(20)
  expect(codes.filter((code) => code === 'STOCK_SHORT')).toHaveLength(12)
  const rows = await own.db.order.findMany({ where: { orderItems: { some: { productId: oyster.id } } } })
  const numbers = rows.map((row) => Number(row.orderNumber.slice(-6))).toSorted((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => before + 1 + i))
})
