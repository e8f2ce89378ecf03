import { z } from 'zod'
import { fullName } from '../../contract/identity/person.ts'
import type { Order, OrderPayment } from '../../contract/orders/orders.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { centavosOf } from '../../platform/money.ts'
import { cityOf, rowOf } from './order-row.ts'
import { isEditable } from './order-rules.ts'
import { shownReference } from './payments/payment-reference.ts'
import { releaseOf } from './release.ts'

const byLink = z.object({ link: z.enum(['live', 'test']) })
const linkOf = (gateway: unknown) => byLink.safeParse(gateway).data?.link ?? null
const text = z.object({ text: z.string() }).catch({ text: '' })

/** One order with everything that happened to it. */
export async function findOrder(db: Db | Tx, id: string): Promise<Order | null> {
  const row = await db.order.findUnique({
    where: { id },
    include: {
      orderItems: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
      payments: { include: { refunds: true }, orderBy: { createdAt: 'asc' } },
      events: { orderBy: { seq: 'asc' } },
    },
  })
  if (!row) return null
  const people = new Set([
    ...row.events.map((event) => event.userId),
    ...row.payments.flatMap((payment) => [payment.recordedBy, payment.confirmedBy]),
  ])
  const users = await db.user.findMany({ where: { id: { in: [...people].filter((one) => one !== null) } } })
  const names = new Map(users.map((user) => [user.id, fullName(user)]))
  const whose = (userId: string | null) => (userId === null ? null : (names.get(userId) ?? null))
  const payments: OrderPayment[] = row.payments.map((payment) => ({
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
    recordedBy: whose(payment.recordedBy),
    confirmedBy: whose(payment.confirmedBy),
    // Written with the payment by whoever files what came by a link.
    link: payment.gatewayResponse === null ? null : linkOf(payment.gatewayResponse),
  }))
  const shown = rowOf({
    id,
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
  const paidCentavos = centavosOf(row.paid)
  const [subtotalCentavos, taxCentavos] = [centavosOf(row.subtotal), centavosOf(row.tax)]
  const lines = row.orderItems.map((item) => ({
    id: item.id,
    productId: item.productId,
    name: item.name,
    sku: item.sku,
    unit: item.unit,
    quantity: item.quantity,
    priceCentavos: centavosOf(item.price),
    totalCentavos: centavosOf(item.total),
    customization: text.parse(item.customization ?? {}).text,
  }))
  return {
    ...shown,
    totals: {
      linesCentavos: lines.reduce((sum, line) => sum + line.totalCentavos, 0),
      subtotalCentavos,
      taxCentavos,
      discountCentavos: centavosOf(row.discount),
      shippingCentavos: centavosOf(row.shipping),
      totalCentavos: shown.totalCentavos,
    },
    creditedCentavos: centavosOf(row.credited),
    paidCentavos,
    lines,
    payments,
    events: row.events.map((event) => ({
      seq: event.seq,
      kind: event.kind,
      at: event.at,
      who: whose(event.userId),
      owedCentavos: centavosOf(event.owed),
      receivedCentavos: centavosOf(event.received),
      reason: event.reason,
      detail: event.detail,
    })),
    notes: row.notes ?? '',
    shippingAddress: row.shippingAddress,
    billingAddress: row.billingAddress,
    trackingNumber: row.trackingNumber,
    release: releaseOf({
      totalCentavos: shown.totalCentavos,
      paidCentavos,
      overridden: row.events.some((event) => event.kind === 'released'),
      payments,
    }),
    isEditable: isEditable(row.status),
  }
}
