import { randomUUID } from 'node:crypto'
import type { PlaceOrder } from '../../electron/contract/orders/orders.ts'
import type { Database } from './database.ts'
import type { TestClient } from './test-farm.ts'

let made = 0

/** A product with something in stock; price in pesos. */
export async function addProduct(
  db: Database['db'],
  product: { stock: number; price?: number; name?: string; maxCartQty?: number | null } = { stock: 100 },
): Promise<{ id: string; name: string }> {
  made += 1
  const { stock, price = 280, name = `Oyster ${made}`, maxCartQty = 1000 } = product
  return db.product.create({
    data: {
      name,
      slug: `product-${made}-${randomUUID().slice(0, 8)}`,
      price,
      stock,
      maxCartQty,
      attributes: { unit: 'kg', packSize: 1 },
    },
    select: { id: true, name: true },
  })
}

/** What a walk-in pays at the counter. */
export const pickup = (cartId: string, more: Partial<PlaceOrder> = {}): PlaceOrder => ({
  cartId,
  operationId: randomUUID(),
  handOver: 'pickup',
  neededAt: null,
  shippingAddress: null,
  billingAddress: null,
  discountCentavos: null,
  shippingCentavos: null,
  notes: '',
  payment: null,
  ...more,
})

/** A walk-in's order of some products, placed by whoever is at the desk. */
export async function placed(
  client: TestClient,
  lines: { id: string; quantity: number }[],
  more: Partial<PlaceOrder> = {},
) {
  const cart = await client.carts.open({ customerId: null, channel: 'walk-in' })
  for (const { id, quantity } of lines) await client.carts.add({ id: cart.id, productId: id, quantity })
  return client.orders.place(pickup(cart.id, more))
}
