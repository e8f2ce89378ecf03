import { z } from 'zod'
import { fullName } from '../../contract/identity/person.ts'
import type { Order } from '../../contract/orders/orders.ts'
import { shownPhone } from '../../contract/phone.ts'
import type { Db } from '../../platform/database/index.ts'
import { portion, rateOf } from '../../platform/money.ts'
import { productFacts } from '../inventory/index.ts'
import { findOrder } from '../orders/index.ts'
import type { Whose } from '../whose/index.ts'
import type { DocumentMoney, Lot, OrderDocument, Pack } from './document-data.ts'

type LotRow = Lot & { orderId: string; productId: string }

/** Which batches orders have of each product: what they took less what they gave back, what spoils first in front. */
export async function readLots(db: Db, orderIds: readonly string[]): Promise<LotRow[]> {
  return db.$queryRaw<LotRow[]>`
    SELECT m.document_id AS "orderId", m.product_id AS "productId", b.number, b.sell_by AS "sellBy", d.name AS "from",
      (-sum(m.quantity))::int AS quantity
    FROM stock_movements m LEFT JOIN stock_batches b ON b.id = m.batch_id LEFT JOIN devices d ON d.id = b.device_id
    WHERE m.document_type = 'order' AND m.document_id = ANY(${[...orderIds]})
    GROUP BY m.document_id, m.product_id, b.id, d.id HAVING sum(m.quantity) < 0
    ORDER BY b.sell_by NULLS LAST, b.harvested_at NULLS LAST, b.number`
}

/** What one of a product holds today; an order keeps its unit, and the size counts while the unit is still the same. */
export async function readPacks(
  db: Db,
  lines: readonly { productId: string; unit: string | null }[],
  now: Date,
): Promise<(line: { productId: string; unit: string | null }) => Pack> {
  const products = await productFacts(
    db,
    lines.map(({ productId }) => productId),
    { now },
  )
  return ({ productId, unit }) => {
    const hit = products.get(productId)?.hit
    return hit && hit.unit === unit ? { unit: hit.unit, size: hit.packSize } : null
  }
}

const address = z.object({
  firstName: z.string(),
  lastName: z.string(),
  company: z.string().catch(''),
  street1: z.string(),
  street2: z.string().catch(''),
  city: z.string(),
  state: z.string(),
  postalCode: z.string(),
  phoneNumber: z.string().catch(''),
})

/** An order's copy of an address as lines; none for what is fetched at the farm. */
function addressLines(raw: unknown): string[] {
  const read = address.safeParse(raw)
  if (!read.success || read.data.street1 === '') return []
  const { company, street1, street2, city, state, postalCode, phoneNumber } = read.data
  const cityLine = `${city}, ${state} ${postalCode}`.trim()
  return [fullName(read.data), company, street1, street2, cityLine, shownPhone(phoneNumber)].filter(
    (line) => line !== '',
  )
}

/**
 * The tax as the order has it, whatever the farm's rule is today: lines that are more than the subtotal hold it. The
 * rate is told where today's gives this very amount.
 */
export function moneyOf(
  {
    totals,
    creditedCentavos,
    paidCentavos,
    dueCentavos,
  }: Pick<Order, 'totals' | `${'credited' | 'paid' | 'due'}Centavos`>,
  taxRate: number,
): DocumentMoney {
  const { linesCentavos, subtotalCentavos, discountCentavos, taxCentavos, shippingCentavos, totalCentavos } = totals
  const taxIncluded = taxCentavos > 0 && linesCentavos - subtotalCentavos === taxCentavos
  const { numerator, denominator } = rateOf(taxRate)
  const taxed = linesCentavos - discountCentavos
  const today = portion(taxed, numerator, taxIncluded ? denominator + numerator : denominator)
  return {
    ...{
      linesCentavos,
      discountCentavos,
      taxCentavos,
      shippingCentavos,
      totalCentavos,
      creditedCentavos,
      paidCentavos,
      dueCentavos,
    },
    taxIncluded,
    taxRate: taxCentavos > 0 && today === taxCentavos ? `${numerator / 100}%` : null,
  }
}

function customerLines({ customer }: Order): string[] {
  return [customer.name, shownPhone(customer.phone ?? '')].filter((line) => line !== '')
}

/** All that the papers of one order say. */
export async function readOrderDocument(
  db: Db,
  { orderId, taxRate, now, whose }: { orderId: string; taxRate: number; now: Date; whose: Whose },
): Promise<OrderDocument | null> {
  const order = await findOrder(db, orderId, whose)
  if (!order) return null
  const lots = await readLots(db, [orderId])
  const packOf = await readPacks(db, order.lines, now)
  const billTo = addressLines(order.billingAddress)
  return {
    orderNumber: order.orderNumber,
    placedAt: order.createdAt,
    neededAt: order.neededAt,
    handOver: order.handOver,
    customer: { name: order.customer.name, phone: order.customer.phone && shownPhone(order.customer.phone) },
    shipTo: order.handOver === 'pickup' ? [] : addressLines(order.shippingAddress),
    billTo: order.handOver === 'pickup' || billTo.length === 0 ? customerLines(order) : billTo,
    lines: order.lines.map((line) => ({
      name: line.name,
      pack: packOf(line),
      sku: line.sku,
      quantity: line.quantity,
      priceCentavos: line.priceCentavos,
      totalCentavos: line.totalCentavos,
      customization: line.customization,
      lots: lots.filter((lot) => lot.productId === line.productId),
    })),
    money: moneyOf(order, taxRate),
    payments: order.payments
      .filter(({ status }) => status === 'PAID' || status === 'PENDING')
      .map(({ method, reference, amountCentavos, refundedCentavos, status, at }) => ({
        method,
        reference,
        amountCentavos: amountCentavos - refundedCentavos,
        proved: status === 'PAID',
        at,
      })),
    notes: order.notes,
    clerk: order.events.find(({ kind }) => kind === 'placed')?.who ?? '',
  }
}
