import { type OrderStatus, taxMode } from '../../contract/orders/order-words.ts'
import { sql, type Tx } from '../../platform/database/index.ts'
import { centavosOf } from '../../platform/money.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { andOnly, type Whose } from '../whose/index.ts'
import type { TaxRules } from './order-totals.ts'

export type LockedOrder = {
  id: string
  orderNumber: string
  userId: string
  status: OrderStatus
  version: number
  handOver: 'deliver' | 'pickup'
  totalCentavos: number
  creditedCentavos: number
  paidCentavos: number
  discountCentavos: number
  shippingCentavos: number
  /** What it was placed with; null: before that was kept. */
  taxed: TaxRules | null
}

export type NoOrder = { code: 'ORDER_NOT_FOUND' }
/** Told with the order as it is now by whoever answers. */
export type OrderChanged = { code: 'ORDER_CHANGED' }

type Decimal = { toString: () => string }

/**
 * Holds an order's row to the end of the transaction: whoever changes it, its money or its lines comes by here. Another's
 * is as unknown as one that never was.
 */
export async function lockOrder(tx: Tx, id: string, whose: Whose): Promise<LockedOrder | null> {
  const [row] = await tx.$queryRaw<
    (Omit<LockedOrder, `${string}Centavos` | 'taxed'> &
      Record<'total' | 'credited' | 'paid' | 'discount' | 'shipping', Decimal> &
      Record<'taxMode' | 'taxRate', string | null>)[]
  >`
    SELECT id, order_number AS "orderNumber", user_id AS "userId", status::text AS status, version,
      hand_over AS "handOver", total, credited, paid, discount, shipping,
      tax_mode AS "taxMode", tax_rate::text AS "taxRate" FROM orders
    WHERE id = ${id} ${andOnly(sql`user_id`, whose.orders)} FOR UPDATE`
  if (!row) return null
  const { total, credited, paid, discount, shipping, taxMode: mode, taxRate: rate, ...rest } = row
  return {
    ...rest,
    totalCentavos: centavosOf(total),
    creditedCentavos: centavosOf(credited),
    paidCentavos: centavosOf(paid),
    discountCentavos: centavosOf(discount),
    shippingCentavos: centavosOf(shipping),
    taxed: mode === null || rate === null ? null : { taxMode: taxMode.parse(mode), taxRate: Number(rate) },
  }
}

/** The order under its lock, still as the clerk saw it. */
export async function lockSeen(
  tx: Tx,
  { id, version, whose }: { id: string; version: number; whose: Whose },
): Promise<Result<LockedOrder, NoOrder | OrderChanged>> {
  const order = await lockOrder(tx, id, whose)
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' })
  return order.version === version ? ok(order) : refuse({ code: 'ORDER_CHANGED' })
}
