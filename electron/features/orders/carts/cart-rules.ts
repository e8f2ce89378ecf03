import type { FarmConfig } from '../../settings/index.ts'
import type { PriceRules } from '../order-totals.ts'
import { readPriceRules } from '../price-rules.ts'

/** What the farm has set for carts: what things cost, and how long a line is promised. */
export type CartRules = { prices: PriceRules; holdMs: number }

export async function readCartRules(config: FarmConfig): Promise<CartRules> {
  return {
    prices: await readPriceRules(config),
    holdMs: (await config.get('orders.hold_minutes')) * 60_000,
  }
}
