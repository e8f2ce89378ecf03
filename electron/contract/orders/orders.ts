import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { pageInput, procedure } from '../base.ts'
import { addressInput } from '../customers.ts'
import { byId, centavos, quantity } from '../inventory/products.ts'
import { inFormat, tableFile } from '../table-file.ts'
import { code, neededWords, words } from '../text.ts'
import { discountTooLarge, mostLines, totals } from './carts.ts'
import {
  handOver,
  orderChannel,
  orderMove,
  orderStatus,
  paymentEvidence,
  paymentMethod,
  paymentStatus,
} from './order-words.ts'

const id = z.string().min(1).max(100)

export const orderRow = z.object({
  id,
  cursor: z.string(),
  orderNumber: z.string(),
  customer: z.object({ id, name: z.string(), phone: z.string().nullable() }),
  city: z.string(),
  status: orderStatus,
  channel: orderChannel.nullable(),
  handOver,
  neededAt: z.date().nullable(),
  items: z.int(),
  totalCentavos: z.int(),
  /** Below nothing: too much was paid. */
  dueCentavos: z.int(),
  version: z.int32(),
  /** The screen draws these; it never works out the rules itself. */
  moves: z.array(orderMove),
  createdAt: z.date(),
})
export type OrderRow = z.infer<typeof orderRow>

export const orderLine = z.object({
  id,
  productId: id,
  name: z.string(),
  sku: z.string().nullable(),
  unit: z.string().nullable(),
  quantity: z.int(),
  priceCentavos: z.int(),
  totalCentavos: z.int(),
  customization: z.string(),
})
export const orderPayment = z.object({
  id,
  method: paymentMethod,
  status: paymentStatus,
  evidence: paymentEvidence.nullable(),
  amountCentavos: z.int(),
  refundedCentavos: z.int(),
  reference: z.string().nullable(),
  pictureId: z.string().nullable(),
  at: z.date(),
  recordedBy: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  /** Came by a payment link: PayMongo itself says that it is there. `test`: by a test key, no real money. */
  link: z.enum(['live', 'test']).nullable(),
})
export type OrderPayment = z.infer<typeof orderPayment>
export const orderEvent = z.object({
  seq: z.int(),
  kind: z.string(),
  at: z.date(),
  who: z.string().nullable(),
  owedCentavos: z.int(),
  receivedCentavos: z.int(),
  reason: z.string().nullable(),
  detail: z.unknown(),
})
export type OrderEvent = z.infer<typeof orderEvent>

export const order = orderRow.extend({
  totals,
  /** Taken off what is owed by refunds of delivered goods. */
  creditedCentavos: z.int(),
  paidCentavos: z.int(),
  lines: z.array(orderLine),
  payments: z.array(orderPayment),
  events: z.array(orderEvent),
  notes: z.string(),
  shippingAddress: z.unknown(),
  billingAddress: z.unknown(),
  trackingNumber: z.string().nullable(),
  /** Whether the goods may leave, and why not. */
  release: z.object({
    allowed: z.boolean(),
    why: z.enum(['PAID', 'CASH_AT_DOOR', 'OVERRIDDEN', 'UNPROVED', 'UNPAID']),
  }),
  isEditable: z.boolean(),
})
export type Order = z.infer<typeof order>

export const orderFilter = z.object({
  search: words(100).default(''),
  status: z.array(orderStatus).max(orderStatus.options.length).default([]),
  channel: orderChannel.nullable().default(null),
  unpaid: z.boolean().default(false),
  /** More came than is owed: there is money to give back. */
  overpaid: z.boolean().default(false),
  customerId: id.nullable().default(null),
  from: z.date().nullable().default(null),
  to: z.date().nullable().default(null),
  neededOn: z.date().nullable().default(null),
})
export type OrderFilter = z.infer<typeof orderFilter>

export const orderSort = z.object({
  by: z.enum(['created', 'needed', 'due', 'total']).default('created'),
  descending: z.boolean().default(true),
})
export type OrderSort = z.infer<typeof orderSort>

/** Where the work stands: what is called off or sent back is none. */
export const boardStatus = orderStatus.exclude(['CANCELLED', 'REFUNDED'])
export const boardFilter = orderFilter.omit({ status: true, from: true, to: true })
export type BoardFilter = z.infer<typeof boardFilter>
/** The first cards of a column, the sooner needed first; of what is delivered the last seven days. */
export const boardColumn = z.object({
  status: boardStatus,
  rows: z.array(orderRow),
  total: z.int(),
  exact: z.boolean(),
})
export type BoardColumn = z.infer<typeof boardColumn>

export const placeOrder = z.object({
  cartId: id,
  /** Made by the page once for each placing: the same one twice gives the same order. */
  operationId: z.uuid(),
  handOver,
  /** Left out: as the cart says. A walk-in may turn out only while the cart is filled. */
  channel: orderChannel.optional(),
  neededAt: z.date().nullable(),
  shippingAddress: addressInput.nullable(),
  billingAddress: addressInput.nullable(),
  discountCentavos: centavos.nullable(),
  shippingCentavos: centavos.nullable(),
  notes: words(1000),
  payment: z.object({ method: paymentMethod, reference: code().max(60, 'TOO_LONG') }).nullable(),
})
export type PlaceOrder = z.infer<typeof placeOrder>

/** New lines of an order: the whole list, so that an edit is one difference. */
export const editOrder = z.object({
  id,
  version: z.int32(),
  lines: z.array(z.object({ productId: id, quantity, priceCentavos: centavos.nullable() })).max(mostLines),
  discountCentavos: centavos.nullable(),
  shippingCentavos: centavos.nullable(),
  reason: words(200),
})
export type EditOrder = z.infer<typeof editOrder>

const notFound = { ORDER_NOT_FOUND: { status: 404 } } as const
/** The second of two clerks is told what the first one did, and keeps what was typed. */
const raced = { ORDER_CHANGED: { status: 409, data: z.object({ current: order }) } } as const
const short = { STOCK_SHORT: { status: 409, data: z.object({ productId: id, available: z.int() }) } } as const
const changed = (action: 'CREATE' | 'UPDATE') => ({ action, entity: 'Order' }) as const

export const ordersContract = {
  list: procedure({ access: 'orders:read', changes: false, api: 'standard' })
    .route({ method: 'GET', path: '/orders', tags: ['Orders'], summary: 'Orders, newest first' })
    .input(orderFilter.extend({ ...orderSort.shape, ...pageInput.shape }))
    .output(z.object({ rows: z.array(orderRow), total: z.int(), exact: z.boolean() })),
  board: procedure({ access: 'orders:read', changes: false }).input(boardFilter).output(z.array(boardColumn)),
  /** What the filter leaves, in its order, as a file. */
  export: procedure({ access: 'orders:read', changes: false, audit: { action: 'EXPORT', entity: 'Order' } })
    .input(orderFilter.extend({ ...orderSort.shape, ...inFormat.shape }))
    .output(tableFile),
  get: procedure({ access: 'orders:read', changes: false }).input(byId).errors(notFound).output(order),
  /** Tells when orders changed, here or on another desktop. */
  changes: procedure({ access: 'orders:read', changes: false }).output(eventIterator(z.object({ at: z.date() }))),
  place: procedure({ access: 'orders:update', changes: true, audit: changed('CREATE') })
    .input(placeOrder)
    .errors({
      ...short,
      CART_NOT_FOUND: { status: 404 },
      CART_CLOSED: { status: 409 },
      ORDER_EMPTY: { status: 400 },
      UNAVAILABLE: { status: 409, data: z.object({ names: z.array(z.string()) }) },
      ADDRESS_MISSING: { status: 400 },
      REFERENCE_USED: { status: 409, data: z.object({ orderNumber: z.string() }) },
      TOTAL_TOO_LARGE: { status: 400 },
      ...discountTooLarge,
    })
    .output(order),
  move: procedure({ access: 'orders:process', changes: true, audit: changed('UPDATE') })
    .input(
      z.object({
        id,
        version: z.int32(),
        move: orderMove.exclude(['cancel', 'refund']),
        trackingNumber: code().max(60, 'TOO_LONG').optional(),
      }),
    )
    .errors({
      ...notFound,
      ...raced,
      MOVE_NOT_ALLOWED: { status: 409, data: z.object({ status: orderStatus }) },
      NOT_RELEASED: { status: 409 },
      ORDER_EMPTY: { status: 400 },
    })
    .output(order),
  /** Puts the stock back. */
  cancel: procedure({ access: 'orders:cancel', changes: true, audit: changed('UPDATE') })
    .input(z.object({ id, version: z.int32(), reason: neededWords(2, 200) }))
    .errors({ ...notFound, ...raced, MOVE_NOT_ALLOWED: { status: 409, data: z.object({ status: orderStatus }) } })
    .output(order),
  /** The money of an edit before it is made. */
  previewEdit: procedure({ access: 'orders:update', changes: false })
    .input(editOrder)
    .errors({ ...notFound, NOT_EDITABLE: { status: 409 }, TOTAL_TOO_LARGE: { status: 400 } })
    .output(z.object({ before: totals, after: totals, owedCentavos: z.int(), dueCentavos: z.int() })),
  edit: procedure({ access: 'orders:update', changes: true, audit: changed('UPDATE') })
    .input(editOrder)
    .errors({ ...notFound, ...raced, ...short, NOT_EDITABLE: { status: 409 }, TOTAL_TOO_LARGE: { status: 400 } })
    .output(order),
  note: procedure({ access: 'orders:update', changes: true, audit: changed('UPDATE') })
    .input(z.object({ id, text: neededWords(1, 1000) }))
    .errors(notFound)
    .output(order),
  /** Lets goods leave whose payment is only claimed; with a reason, and in the audit trail. */
  release: procedure({ access: 'payments:process', changes: true, audit: changed('UPDATE') })
    .input(z.object({ id, version: z.int32(), reason: neededWords(5, 200) }))
    .errors({ ...notFound, ...raced })
    .output(order),
}
