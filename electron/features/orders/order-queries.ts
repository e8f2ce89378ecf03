import { z } from 'zod'
import { handOver, orderChannel, type OrderStatus } from '../../contract/order-words.ts'
import type { Order, OrderFilter, OrderPayment, OrderRow } from '../../contract/orders.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { centavosOf } from '../../platform/money.ts'
import { searchWords } from '../inventory/index.ts'
import { personName } from './cart-view.ts'
import { dueOf } from './balance.ts'
import { isEditable, movesOf } from './order-rules.ts'
import { shownReference } from './payment-reference.ts'
import { releaseOf } from './release.ts'

type Decimal = { toString: () => string }
type Record_ = {
  id: string
  order_number: string
  user_id: string
  customer_name: string
  customer_phone: string | null
  shipping_address: unknown
  status: OrderStatus
  channel: string | null
  hand_over: string
  needed_at: Date | null
  created_at: Date
  total: Decimal
  paid: Decimal
  version: number
  items: number
}

const city = z.object({ city: z.string() }).catch({ city: '' })
const channel = orderChannel.nullable().catch(null)

function rowOf(row: Record_): OrderRow {
  const [totalCentavos, paidCentavos] = [centavosOf(row.total), centavosOf(row.paid)]
  return {
    id: row.id,
    cursor: JSON.stringify([row.created_at, row.id]),
    orderNumber: row.order_number,
    customer: { id: row.user_id, name: row.customer_name, phone: row.customer_phone },
    city: city.parse(row.shipping_address).city,
    status: row.status,
    channel: channel.parse(row.channel),
    handOver: handOver.catch('deliver').parse(row.hand_over),
    neededAt: row.needed_at,
    items: row.items,
    totalCentavos,
    dueCentavos: dueOf({ status: row.status, totalCentavos, paidCentavos }),
    version: row.version,
    moves: movesOf(row.status),
    createdAt: row.created_at,
  }
}

const cursor = z.tuple([z.coerce.date(), z.string()])
function placeOf(after: string | null): { at: Date; id: string } | null {
  if (after === null) return null
  try {
    const [at, id] = cursor.parse(JSON.parse(after))
    return { at, id }
  } catch {
    return null // none of ours: from the beginning
  }
}

/** Past this many the count is what the planner thinks: nobody reads the last digits of a million. */
const countedExactly = 10_000

type ListOrders = OrderFilter & { after: string | null; limit: number }

/** Newest first. Lines are counted for the rows of the page only. */
export async function listOrders(
  db: Db,
  wanted: ListOrders,
): Promise<{ rows: OrderRow[]; total: number; exact: boolean }> {
  const { status, unpaid, customerId, from, to, neededOn, limit } = wanted
  // A whole number is looked up; as words, "MASH" and the year would be found in every order first.
  const number = /^MASH-\d{4}-\d{6,}$/i.test(wanted.search) ? wanted.search.toUpperCase() : null
  const words = number === null ? searchWords(wanted.search) : null
  if (number === null && words === null && wanted.search !== '') return { rows: [], total: 0, exact: true }
  const place = placeOf(wanted.after)
  const neededUntil = neededOn && new Date(neededOn.getTime() + 86_400_000)
  const any = status.length === 0
  // As the server reads an array of an enum: cast from text, the planner would not know how rare it is.
  const statuses = `{${status.join(',')}}`
  const rows = await db.$queryRaw<Record_[]>`
    SELECT o.*, o.status::text AS status, (SELECT coalesce(sum(i.quantity), 0)::int FROM order_items i WHERE i.order_id = o.id) AS items
    FROM orders o
    WHERE (${any} OR o.status = ANY(${statuses}::order_status[]))
      AND (${number}::text IS NULL OR o.order_number = ${number})
      AND (${words}::text IS NULL OR to_tsvector('simple', translate(o.order_number || ' ' || o.customer_name || ' ' || coalesce(o.customer_phone, ''), '-+', '  '))
        @@ to_tsquery('simple', ${words}))
      AND (${wanted.channel}::text IS NULL OR o.channel = ${wanted.channel})
      AND (NOT ${unpaid} OR (o.paid < o.total AND o.status NOT IN ('CANCELLED', 'REFUNDED')))
      AND (${customerId}::text IS NULL OR o.user_id = ${customerId})
      AND (${from}::timestamptz IS NULL OR o.created_at >= ${from}) AND (${to}::timestamptz IS NULL OR o.created_at < ${to})
      AND (${neededOn}::timestamptz IS NULL OR (o.needed_at >= ${neededOn} AND o.needed_at < ${neededUntil}))
      AND (${place === null} OR (o.created_at, o.id) < (${place?.at ?? new Date(0)}, ${place?.id ?? ''}))
    ORDER BY o.created_at DESC, o.id DESC LIMIT ${limit}`
  const [counted] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (SELECT 1 FROM orders o
      WHERE (${any} OR o.status = ANY(${statuses}::order_status[]))
      AND (${number}::text IS NULL OR o.order_number = ${number})
      AND (${words}::text IS NULL OR to_tsvector('simple', translate(o.order_number || ' ' || o.customer_name || ' ' || coalesce(o.customer_phone, ''), '-+', '  '))
        @@ to_tsquery('simple', ${words}))
      AND (${wanted.channel}::text IS NULL OR o.channel = ${wanted.channel})
      AND (NOT ${unpaid} OR (o.paid < o.total AND o.status NOT IN ('CANCELLED', 'REFUNDED')))
      AND (${customerId}::text IS NULL OR o.user_id = ${customerId})
      AND (${from}::timestamptz IS NULL OR o.created_at >= ${from}) AND (${to}::timestamptz IS NULL OR o.created_at < ${to})
      AND (${neededOn}::timestamptz IS NULL OR (o.needed_at >= ${neededOn} AND o.needed_at < ${neededUntil}))
      LIMIT ${countedExactly + 1}) few`
  const total = counted?.n ?? 0
  return { rows: rows.map(rowOf), total: Math.min(total, countedExactly), exact: total <= countedExactly }
}

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
  const names = new Map(users.map((user) => [user.id, personName(user)]))
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
    shipping_address: row.shippingAddress,
    status: row.status,
    channel: row.channel,
    hand_over: row.handOver,
    needed_at: row.neededAt,
    created_at: row.createdAt,
    total: row.total,
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
