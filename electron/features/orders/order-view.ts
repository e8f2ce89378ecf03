import { z } from 'zod'
import type { Order, OrderPayment } from '../../contract/orders/orders.ts'
import { centavosOf } from '../../platform/money.ts'
import type { Whose } from '../whose/index.ts'
import { cityOf, rowOf } from './order-row.ts'
import { isEditable } from './order-rules.ts'
import { shownReference } from './payments/payment-reference.ts'
import { releaseOf } from './release.ts'
import type { WholeOrder } from './whole-order.ts'

type NameOf = (userId: string | null) => string | null
type OrderLine = Order['lines'][number]

const byLink = z.object({ link: z.enum(['live', 'test']) })
const linkOf = (gateway: unknown) => byLink.safeParse(gateway).data?.link ?? null
const text = z.object({ text: z.string() }).catch({ text: '' })

const paymentOf = (payment: WholeOrder['payments'][number], nameOf: NameOf): OrderPayment => ({
  id: payment.id,
  method: payment.method,
  status: payment.status,
  // Written by us alone, in these words.
  evidence: payment.evidence as OrderPayment['evidence'],
  amountCentavos: centavosOf(payment.amount),
  refundedCentavos: payment.refunds.reduce((sum, refund) => sum + centavosOf(refund.amount), 0),
  reference: shownReference(payment.transactionId),
  pictureId: payment.pictureId,
  at: payment.createdAt,
  recordedBy: nameOf(payment.recordedBy),
  confirmedBy: nameOf(payment.confirmedBy),
  // Written with the payment by whoever files what came by a link.
  link: payment.gatewayResponse === null ? null : linkOf(payment.gatewayResponse),
})

const lineOf = (item: WholeOrder['orderItems'][number]): OrderLine => ({
  id: item.id,
  productId: item.productId,
  name: item.name,
  sku: item.sku,
  unit: item.unit,
  quantity: item.quantity,
  priceCentavos: centavosOf(item.price),
  totalCentavos: centavosOf(item.total),
  customization: text.parse(item.customization ?? {}).text,
})

const eventOf = (event: WholeOrder['events'][number], nameOf: NameOf): Order['events'][number] => ({
  seq: event.seq,
  kind: event.kind,
  at: event.at,
  who: nameOf(event.userId),
  owedCentavos: centavosOf(event.owed),
  receivedCentavos: centavosOf(event.received),
  reason: event.reason,
  detail: event.detail,
})

/** What the clerks tell each other; of an order of one's own a customer reads the rest. */
const amongClerks: readonly string[] = ['noted', 'released', 'printed']

const eventsOf = ({ events }: WholeOrder, nameOf: NameOf, { orders }: Whose): Order['events'] =>
  events.filter(({ kind }) => orders === null || !amongClerks.includes(kind)).map((event) => eventOf(event, nameOf))

/** The order as a list shows it. */
const listedOf = (row: WholeOrder) =>
  rowOf({
    id: row.id,
    order_number: row.orderNumber,
    user_id: row.userId,
    customer_name: row.customerName,
    customer_phone: row.customerPhone,
    city: cityOf(row.shippingAddress),
    status: row.status,
    channel: row.channel,
    hand_over: row.handOver,
    needed_at: row.neededAt,
    created_at: row.createdAt,
    delivered_at: row.deliveredAt,
    total: row.total,
    credited: row.credited,
    paid: row.paid,
    version: row.version,
    items: row.orderItems.reduce((sum, item) => sum + item.quantity, 0),
  })

/** As they were written when it was placed or edited, whatever the farm's rules are today. */
const totalsOf = (row: WholeOrder, lines: readonly OrderLine[]): Order['totals'] => ({
  linesCentavos: lines.reduce((sum, line) => sum + line.totalCentavos, 0),
  subtotalCentavos: centavosOf(row.subtotal),
  taxCentavos: centavosOf(row.tax),
  discountCentavos: centavosOf(row.discount),
  shippingCentavos: centavosOf(row.shipping),
  totalCentavos: centavosOf(row.total),
})

/** An order with all its parts, as a screen and its papers show it. */
export function orderOf(row: WholeOrder, nameOf: NameOf, whose: Whose): Order {
  const listed = listedOf(row)
  const lines = row.orderItems.map(lineOf)
  const payments = row.payments.map((payment) => paymentOf(payment, nameOf))
  const paidCentavos = centavosOf(row.paid)
  const overridden = row.events.some(({ kind }) => kind === 'released')
  return {
    ...listed,
    totals: totalsOf(row, lines),
    creditedCentavos: centavosOf(row.credited),
    paidCentavos,
    lines,
    payments,
    events: eventsOf(row, nameOf, whose),
    notes: row.notes ?? '',
    shippingAddress: row.shippingAddress,
    billingAddress: row.billingAddress,
    trackingNumber: row.trackingNumber,
    release: releaseOf({ totalCentavos: listed.totalCentavos, paidCentavos, overridden, payments }),
    isEditable: isEditable(row.status),
  }
}
