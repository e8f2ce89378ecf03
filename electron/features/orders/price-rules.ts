import { centavosOf } from '../../platform/money.ts'
import type { FarmConfig } from '../settings/index.ts'
import type { PriceRules } from './order-totals.ts'

const pesos = (amount: number) => centavosOf(amount.toFixed(2))

/** The farm's rules for money, read before a transaction begins. */
export async function readPriceRules(config: FarmConfig): Promise<PriceRules> {
  return {
    taxMode: await config.get('orders.tax_mode'),
    taxRate: await config.get('orders.tax_rate'),
    shippingFeeCentavos: pesos(await config.get('orders.shipping_fee')),
    freeShippingFromCentavos: pesos(await config.get('orders.free_shipping_threshold')),
    volumeDiscount: await config.get('orders.volume_discount'),
  }
}
