import type { HandOver, TaxMode } from '../../contract/orders/order-words.ts'
import { decimalOf, portion, rateOf } from '../../platform/money.ts'

export type PricedLine = { quantity: number; priceCentavos: number }

/** How tax is reckoned: an order keeps what it was placed with (D1). */
export type TaxRules = { taxMode: TaxMode; taxRate: number }

/** What the farm has set (decisions 66–68), in centavos and shares. */
export type PriceRules = TaxRules & {
  shippingFeeCentavos: number
  freeShippingFromCentavos: number
  volumeDiscount: readonly { fromQuantity: number; share: number }[]
}

export type OrderTotals = {
  /** What the lines say, tax in or out as the prices have it. */
  linesCentavos: number
  /** As stored: without tax, so that total = subtotal + tax + shipping − discount for every tax mode (decision 69). */
  subtotalCentavos: number
  discountCentavos: number
  taxCentavos: number
  shippingCentavos: number
  totalCentavos: number
}

export const lineTotal = ({ quantity, priceCentavos }: PricedLine): number => quantity * priceCentavos

function discountOf(lines: readonly PricedLine[], linesCentavos: number, rules: PriceRules): number {
  const items = lines.reduce((sum, line) => sum + line.quantity, 0)
  const best = rules.volumeDiscount
    .filter((step) => items >= step.fromQuantity)
    .toSorted((a, b) => b.share - a.share)[0]
  if (!best) return 0
  const { numerator, denominator } = rateOf(best.share)
  return portion(linesCentavos, numerator, denominator)
}

/** Tax of what is left after the discount; of prices that include it, the part that is in them. */
function taxOf(taxedCentavos: number, { taxMode, taxRate }: PriceRules): number {
  if (taxMode === 'none') return 0
  const { numerator, denominator } = rateOf(taxRate)
  return taxMode === 'exclusive'
    ? portion(taxedCentavos, numerator, denominator)
    : portion(taxedCentavos, numerator, denominator + numerator)
}

export type DiscountTooLarge = { code: 'DISCOUNT_TOO_LARGE'; data: { mostCentavos: number } }
/** More off than the lines come to is a slip of the finger: it is said, and not cut in silence. */
export const tooMuchOff = (
  discountCentavos: number | null,
  { linesCentavos }: Pick<OrderTotals, 'linesCentavos'>,
): DiscountTooLarge | null =>
  (discountCentavos ?? 0) > linesCentavos ? { code: 'DISCOUNT_TOO_LARGE', data: { mostCentavos: linesCentavos } } : null

/**
 * Every amount of an order, from its lines alone. `discountCentavos` set by a clerk replaces the volume discount, and
 * never exceeds the lines; `shippingCentavos` is a quote of a rider or a clerk's word, else the farm's rule.
 */
export function totalsOf(
  lines: readonly PricedLine[],
  order: { handOver: HandOver; discountCentavos?: number | null; shippingCentavos?: number | null },
  rules: PriceRules,
): OrderTotals {
  const linesCentavos = lines.reduce((sum, line) => sum + lineTotal(line), 0)
  const wanted = order.discountCentavos ?? discountOf(lines, linesCentavos, rules)
  const discountCentavos = Math.min(wanted, linesCentavos)
  const afterDiscount = linesCentavos - discountCentavos
  const taxCentavos = taxOf(afterDiscount, rules)
  const isFree = order.handOver === 'pickup' || linesCentavos === 0 || afterDiscount >= rules.freeShippingFromCentavos
  const shippingCentavos = order.shippingCentavos ?? (isFree ? 0 : rules.shippingFeeCentavos)
  const subtotalCentavos = rules.taxMode === 'inclusive' ? linesCentavos - taxCentavos : linesCentavos
  return {
    linesCentavos,
    subtotalCentavos,
    discountCentavos,
    taxCentavos,
    shippingCentavos,
    totalCentavos: subtotalCentavos + taxCentavos + shippingCentavos - discountCentavos,
  }
}

/** As an order and a cart keep them. */
export const totalsColumns = (totals: OrderTotals) => ({
  subtotal: decimalOf(totals.subtotalCentavos),
  tax: decimalOf(totals.taxCentavos),
  shipping: decimalOf(totals.shippingCentavos),
  discount: decimalOf(totals.discountCentavos),
  total: decimalOf(totals.totalCentavos),
})
