import type { PlaceOrder } from '../../contract/orders/orders.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { CartLine } from './carts/cart-lines.ts'
import { addEvent } from './order-events.ts'
import { nextOrderNumber } from './order-number.ts'
import { type OrderTotals, type TaxRules, totalsColumns } from './order-totals.ts'

export type OrderedBy = { id: string; name: string; phone: string | null }

export type NewOrder = Omit<PlaceOrder, 'channel'> & {
  orderId: string
  customer: OrderedBy
  channel: string | null
  lines: readonly CartLine[]
  totals: OrderTotals
  taxed: TaxRules
  userId: string
  now: Date
}

const pickupAddress = { type: 'pickup' } as const

/** The order as it is placed: its row, its lines and the beginning of its story. */
export async function writeOrder(tx: Tx, order: NewOrder): Promise<void> {
  const { orderId, channel, lines, totals, userId, now } = order
  await tx.order.create({
    data: rowOf(order, await nextOrderNumber(tx, now)),
    // From the number on other orders wait for this one: nothing is read back.
    select: { id: true },
  })
  await tx.orderItem.createMany({ data: lines.map((line, position) => itemOf(line, { orderId, position })) })
  await addEvent(tx, {
    ...{ orderId, kind: 'placed', isFirst: true, at: now, userId },
    owedCentavos: totals.totalCentavos,
    detail: { channel, items: lines.length },
  })
}

function rowOf(order: NewOrder, orderNumber: string) {
  const { customer, operationId, channel, handOver, neededAt, userId, now } = order
  const shippingAddress = order.shippingAddress ?? pickupAddress
  return {
    id: order.orderId,
    orderNumber,
    operationId,
    userId: customer.id,
    ...totalsColumns(order.totals),
    ...order.taxed,
    notes: order.notes || null,
    shippingAddress,
    billingAddress: order.billingAddress ?? shippingAddress,
    channel,
    handOver,
    neededAt,
    customerName: customer.name,
    customerPhone: customer.phone,
    placedBy: userId,
    createdAt: now,
  }
}

/** A line keeps what the product is called, costs and is sold by today. */
const itemOf = (line: CartLine, { orderId, position }: { orderId: string; position: number }) => ({
  orderId,
  productId: line.productId,
  quantity: line.quantity,
  price: line.price,
  total: line.price.mul(line.quantity),
  name: line.product.name,
  sku: line.product.sku,
  unit: unitOf(line.product.attributes),
  position,
  ...(line.customization !== null && { customization: line.customization as object }),
})

const unitOf = (attributes: unknown): string | null =>
  typeof attributes === 'object' && attributes !== null && 'unit' in attributes && typeof attributes.unit === 'string'
    ? attributes.unit
    : null
