import { z } from 'zod'
import { procedure } from './base.ts'
import { centavos } from './inventory/products.ts'
import { handOver, orderChannel, orderStatus, paymentEvidence, paymentMethod } from './orders/order-words.ts'

const id = z.string().min(1).max(100)

/** What an order waits for: a yes, its packing, its way out of the house. */
export const todayStep = z.enum(['confirm', 'pack', 'ship'])
export type TodayStep = z.infer<typeof todayStep>

/** How many there are; past a thousand they are not counted on, and `exact` says so. */
const counted = z.object({ count: z.int(), exact: z.boolean(), centavos })

export const todayOrder = z.object({
  id,
  orderNumber: z.string(),
  step: todayStep,
  customer: z.string(),
  channel: orderChannel.nullable(),
  handOver,
  neededAt: z.date().nullable(),
  totalCentavos: centavos,
  /** The first lines; `moreLines` are left out. */
  lines: z.array(z.object({ name: z.string(), quantity: z.int() })),
  moreLines: z.int(),
  /** Money that is only said to have come. */
  isUnproved: z.boolean(),
})
export type TodayOrder = z.infer<typeof todayOrder>

export const todayGroup = counted.extend({
  /** Of those, past the time they were wanted. */
  late: z.int(),
  firstNeededAt: z.date().nullable(),
  rows: z.array(todayOrder),
})
export type TodayGroup = z.infer<typeof todayGroup>

export const todayPayment = z.object({
  id,
  orderId: id,
  orderNumber: z.string(),
  customer: z.string(),
  method: paymentMethod,
  evidence: paymentEvidence,
  amountCentavos: centavos,
  reference: z.string().nullable(),
  at: z.date(),
})

export const todayUnpaid = z.object({
  id,
  orderNumber: z.string(),
  customer: z.string(),
  status: orderStatus,
  dueCentavos: centavos,
  at: z.date(),
})

export const todayLow = z.object({ id, name: z.string(), stock: z.int(), minStock: z.int() })
export const todaySpoiling = z.object({
  id,
  name: z.string(),
  spoiling: z.int(),
  atRiskCentavos: centavos,
  firstSellBy: z.date(),
})
/** A cart of the person who asks, with a promise that ends soon or has just ended. */
export const todayHold = z.object({
  cartId: id,
  /** Null: a walk-in's. */
  customerId: id.nullable(),
  customer: z.string().nullable(),
  items: z.int(),
  endsAt: z.date(),
})
export type TodayHold = z.infer<typeof todayHold>

const sum = z.object({ orders: z.int(), centavos })
const sales = z.object({ today: sum, yesterday: sum, yesterdayByNow: sum })
export type TodaySales = z.infer<typeof sales>

/** What needs someone now. A part is null for whom it is none of their business. Each list is short; counts are whole. */
export const today = z.object({
  at: z.date(),
  /** Due today, late, or with no time said; and whatever waits for a yes. */
  orders: z.object({ confirm: todayGroup, pack: todayGroup, ship: todayGroup }).nullable(),
  toProve: counted.extend({ rows: z.array(todayPayment) }).nullable(),
  /** Delivered ones first: those goods are gone. */
  unpaid: counted.extend({ rows: z.array(todayUnpaid) }).nullable(),
  /** Orders of which more came than is owed. */
  overpaid: counted.nullable(),
  lowStock: z.object({ count: z.int(), exact: z.boolean(), rows: z.array(todayLow) }).nullable(),
  /** What spoils within 48 hours, the most pesos first. */
  sellFirst: counted.extend({ rows: z.array(todaySpoiling) }).nullable(),
  holds: z.array(todayHold).nullable(),
  /** Of days in Manila: placed and not cancelled; and delivered, which is what counts as sold (decision 100). */
  sales: z.object({ placed: sales, delivered: sales }).nullable(),
})
export type Today = z.infer<typeof today>

export const todayContract = {
  get: procedure({ access: 'signed-in', changes: false }).output(today),
}
