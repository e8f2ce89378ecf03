import type { PlaceOrder } from '../../contract/orders/orders.ts'
import { mostCentavos } from '../../platform/money.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import {
  type DiscountTooLarge,
  type OrderTotals,
  type PricedLine,
  type PriceRules,
  tooMuchOff,
  totalsOf,
} from './order-totals.ts'

export type NotPlaceable =
  | { code: 'ORDER_EMPTY' }
  | { code: 'UNAVAILABLE'; data: { names: string[] } }
  | { code: 'ADDRESS_MISSING' }
  | { code: 'TOTAL_TOO_LARGE' }
  | DiscountTooLarge

type CartLine = PricedLine & { product: { name: string; isActive: boolean; isDeleted: boolean } }
type Wanted = Pick<PlaceOrder, 'handOver' | 'shippingAddress' | 'discountCentavos' | 'shippingCentavos'>

/** What an order of these lines comes to, or why there can't be one. Whether stock is there is asked under its lock. */
export function decidePlace(
  lines: readonly CartLine[],
  wanted: Wanted,
  rules: PriceRules,
): Result<OrderTotals, NotPlaceable> {
  if (lines.length === 0) return refuse({ code: 'ORDER_EMPTY' })
  if (wanted.handOver === 'deliver' && wanted.shippingAddress === null) return refuse({ code: 'ADDRESS_MISSING' })
  const gone = lines.filter(({ product }) => product.isDeleted || !product.isActive)
  if (gone.length > 0) return refuse({ code: 'UNAVAILABLE', data: { names: gone.map(({ product }) => product.name) } })
  const totals = totalsOf(lines, wanted, rules)
  if (totals.totalCentavos > mostCentavos || totals.linesCentavos > mostCentavos) {
    return refuse({ code: 'TOTAL_TOO_LARGE' })
  }
  const off = tooMuchOff(wanted.discountCentavos, totals)
  return off ? refuse(off) : ok(totals)
}
