import { addChamber } from './chambers.ts'
import type { Database } from './database.ts'
import { callByName, plainInput } from './every-procedure.ts'
import { placed } from './sell.ts'
import { addPerson, type TestClient } from './test-farm.ts'

/** Ids of records that are there, by the name of a field, or by `feature.field` where `id` means something else in each. */
export type Records = Readonly<Record<string, string>>

const soon = (days: number) => new Date(Date.now() + days * 86_400_000)

/** What one product needs to be sold, with a batch of it and a count that goes on. */
async function addGoods(db: Database['db'], client: TestClient) {
  await callByName(client, 'categories.create', plainInput['categories.create'])
  await callByName(client, 'products.create', plainInput['products.create'])
  const category = await db.category.findFirstOrThrow({ select: { id: true } })
  const product = await db.product.findFirstOrThrow({ select: { id: true } })
  const notes = ''
  await client.stock.receive({
    ...{ productId: product.id, quantity: 1000, harvestedAt: soon(-1), sellBy: soon(4), reason: 'bought', notes },
  })
  const batch = await db.stockBatch.findFirstOrThrow({ select: { id: true } })
  const count = await client.stock.startCount({ categoryId: null, note: '' })
  return { category, product, batch, count }
}

async function addSale(db: Database['db'], client: TestClient, product: { id: string }) {
  const { customer } = await client.customers.create({ ...liza, email: '' })
  await callByName(client, 'customers.saveAddress', {
    ...(plainInput['customers.saveAddress'] as object),
    customerId: customer.id,
  })
  const address = await db.address.findFirstOrThrow({ select: { id: true } })
  const cart = await client.carts.open({ customerId: customer.id, channel: 'phone' })
  await client.carts.add({ id: cart.id, productId: product.id, quantity: 2 })
  const order = await placed(client, [{ id: product.id, quantity: 3 }])
  await callByName(client, 'payments.record', { ...(plainInput['payments.record'] as object), orderId: order.id })
  const payment = await db.payment.findFirstOrThrow({ select: { id: true } })
  return { customer, address, cart, order, payment }
}

const liza = { firstName: 'Liza', lastName: 'Cruz', phoneNumber: '+639171234567' }

/** One of each kind of record: an input about one that is there meets rules that one about nothing never does. */
export async function addRecords(
  db: Database['db'],
  client: TestClient,
  known?: { deviceId: string; sensorIds: string[] },
): Promise<Records> {
  const { category, product, batch, count } = await addGoods(db, client)
  const { customer, address, cart, order, payment } = await addSale(db, client, product)
  const view = await client.views.save({ screen: 'orders', name: 'Mine', filter: {} })
  const role = await client.roles.create({ name: 'Driver', description: '', permissions: [] })
  await client.keys.create({ name: 'Old sheet', scopes: ['devices:read'], days: 30 })
  const key = await db.apiKey.findFirstOrThrow({ select: { id: true } })
  const person = await addPerson(db, { email: 'dan2@farm.test', firstName: 'Dan' })
  const chamber = known ?? (await addChamber(db))
  return {
    ...{ 'people.id': person.id, userId: person.id, 'roles.id': role.id, 'keys.id': key.id, 'views.id': view.id },
    ...{ 'categories.id': category.id, 'products.id': product.id, productId: product.id, batchId: batch.id },
    ...{ 'stock.id': product.id, 'stock.count.id': count.id, 'stock.closeCount.id': count.id, countId: count.id },
    ...{ 'customers.id': customer.id, customerId: customer.id, addressId: address.id },
    ...{ 'carts.id': cart.id, cartId: cart.id, 'orders.id': order.id, orderId: order.id, paymentId: payment.id },
    ...{ 'chambers.id': chamber.deviceId, chamberId: chamber.deviceId, sensorId: chamber.sensorIds[0] ?? 'none' },
  }
}

/** An input of nobody's record, about the records that are there. Undefined: there is none that it could name. */
export function aboutRecords(name: string, plain: unknown, records: Records): unknown {
  const [feature = ''] = name.split('.')
  const named: string[] = []
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (value instanceof Date || value instanceof Uint8Array || typeof value !== 'object' || value === null)
      return value
    return Object.fromEntries(
      Object.entries(value).map(([field, held]) => {
        const id = records[`${name}.${field}`] ?? records[`${feature}.${field}`] ?? records[field]
        if (held !== 'none' || id === undefined) return [field, walk(held)]
        named.push(id)
        return [field, id]
      }),
    )
  }
  const made = walk(plain)
  return named.length > 0 ? made : undefined
}
