import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, freshDatabase } from '../../support/database.ts'
import { codeOf, refusalOf } from '../../support/outcome.ts'
import { addProduct, pickup } from '../../support/sell.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'

let own: Database
let farm: TestFarm
let ana: TestClient
beforeAll(async () => {
  own = await freshDatabase()
  farm = await openTestFarm(own)
  await addPerson(own.db, { email: 'ana@farm.test', role: 'ADMIN' })
  ana = (await farm.signedIn('ana@farm.test')).client
})
afterAll(async () => {
  await farm.stop()
  await own.drop()
})

/** A cart with so many lines, as many clicks would make it. */
async function cartOf(lines: number, customerId: string | null = null): Promise<{ id: string; productIds: string[] }> {
  const productIds: string[] = []
  for (let n = 0; n < lines; n += 1) productIds.push((await addProduct(own.db)).id)
  const { id } = await ana.carts.open({ customerId, channel: 'phone' })
  await own.db.cartItem.createMany({
    data: productIds.map((productId) => ({
      ...{ cartId: id, productId, quantity: 1, price: 280, originalPrice: 280, subtotal: 280, total: 280 },
      productSnapshot: {},
    })),
  })
  return { id, productIds }
}

it('a cart has two hundred lines at most: what is in it can still be changed', async () => {
  const { id, productIds } = await cartOf(199)
  const [last, over] = [await addProduct(own.db), await addProduct(own.db)]
  expect(await codeOf(ana.carts.setLine({ id, productId: last.id, quantity: 1 }))).toBe('done')
  const full = { code: 'CART_FULL', data: { most: 200 } }
  expect(await refusalOf(ana.carts.add({ id, productId: over.id, quantity: 1 }))).toEqual(full)
  expect(await refusalOf(ana.carts.setLine({ id, productId: over.id, quantity: 1 }))).toEqual(full)
  expect(await codeOf(ana.carts.add({ id, productId: last.id, quantity: 1 }))).toBe('done')
  expect(await codeOf(ana.carts.setLine({ id, productId: productIds[0] ?? '', quantity: 0 }))).toBe('done')
  expect(await codeOf(ana.carts.add({ id, productId: over.id, quantity: 1 }))).toBe('done')
})

it('of an order that is repeated, what no longer fits is said', async () => {
  const { customer } = await ana.customers.create({
    firstName: 'Mia',
    lastName: 'Cruz',
    phoneNumber: '+639171234567',
    email: '',
  })
  const again = await addProduct(own.db)
  const first = await ana.carts.open({ customerId: customer.id, channel: 'phone' })
  await ana.carts.add({ id: first.id, productId: again.id, quantity: 2 })
  await ana.orders.place(pickup(first.id))
  const { id } = await cartOf(200, customer.id)
  const { short } = await ana.carts.repeat({ id, of: 'last' })
  expect(short).toEqual([{ name: again.name, wanted: 2, added: 0 }])
})
