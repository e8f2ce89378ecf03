import type { HandOver, OrderStatus } from '../../contract/orders/order-words.ts'
import type { EditOrder } from '../../contract/orders/orders.ts'
import { mostCentavos } from '../../platform/money.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { isEditable } from './order-rules.ts'
import { type OrderTotals, type PriceRules, totalsOf } from './order-totals.ts'
import { dueOf } from './payments/balance.ts'

export type Line = { productId: string; quantity: number; priceCentavos: number }
export type EditPreview = { before: OrderTotals; after: OrderTotals; owedCentavos: number; dueCentavos: number }
export type NotEditable = { code: 'NOT_EDITABLE' }
export type TooLarge = { code: 'TOTAL_TOO_LARGE' }

export type EditedOrder = {
  status: OrderStatus
  handOver: HandOver
  totalCentavos: number
  creditedCentavos: number
  paidCentavos: number
  discountCentavos: number
  shippingCentavos: number
}

/** A line keeps the price it was ordered at; a new one has today's, unless the clerk says another. */
export function priced(
  wanted: EditOrder['lines'],
  before: readonly Line[],
  today: (productId: string) => number | undefined,
): Line[] {
  const priceOf = new Map(before.map((line) => [line.productId, line.priceCentavos]))
  return wanted.map(({ productId, quantity, priceCentavos }) => ({
    productId,
    quantity,
    priceCentavos: priceCentavos ?? priceOf.get(productId) ?? today(productId) ?? 0,
  }))
}

/**
 * What an edit makes of the money. It changes what is owed and nothing else: what was received stays received, so that
 * taking out what nobody has paid gives nothing back, and due is always total less paid. What was agreed on discount
 * and delivery stays unless the clerk changes it.
 */
export function decideEdit(
  order: EditedOrder,
  { before, lines }: { before: readonly Line[]; lines: readonly Line[] },
  edit: Pick<EditOrder, 'discountCentavos' | 'shippingCentavos'>,
  rules: PriceRules,
): Result<EditPreview, NotEditable | TooLarge> {
  if (!isEditable(order.status)) return refuse({ code: 'NOT_EDITABLE' })
  const { status, handOver, totalCentavos, creditedCentavos, paidCentavos } = order
  const shippingCentavos = edit.shippingCentavos ?? order.shippingCentavos
  const discountCentavos = edit.discountCentavos ?? order.discountCentavos
  const after = totalsOf(lines, { handOver, discountCentavos, shippingCentavos }, rules)
  if (after.totalCentavos > mostCentavos) return refuse({ code: 'TOTAL_TOO_LARGE' })
  return ok({
    before: totalsOf(before, order, rules),
    after,
    owedCentavos: after.totalCentavos - totalCentavos,
    dueCentavos: dueOf({ status, totalCentavos: after.totalCentavos, creditedCentavos, paidCentavos }),
  })
}

/** What each product changes by: above nothing is taken from stock, below it goes back. */
export function differences(before: readonly Line[], after: readonly Line[]): Map<string, number> {
  const change = new Map<string, number>()
  for (const { productId, quantity } of after) change.set(productId, (change.get(productId) ?? 0) + quantity)
  for (const { productId, quantity } of before) change.set(productId, (change.get(productId) ?? 0) - quantity)
  return change
}
