import { bulkSet, productInput, quantity } from '../../../electron/contract/inventory/products.ts'
import { counted, difference } from '../../../electron/contract/inventory/stock.ts'
import { count, decimal, limitsOf, money, percent } from '../../ui/number/number-kinds.ts'

const { packSize, priceCentavos, shelfLifeDays, minStock, maxCartQty, weightKg } = productInput.shape

/** What each number of a product may be. */
export const productKinds = {
  money: money(limitsOf(priceCentavos)),
  packSize: decimal({ decimals: 3, ...limitsOf(packSize) }),
  shelfLifeDays: count(limitsOf(shelfLifeDays.unwrap())),
  minStock: count(limitsOf(minStock)),
  maxCartQty: count(limitsOf(maxCartQty.unwrap())),
  weightKg: decimal({ decimals: 3, ...limitsOf(weightKg.unwrap()) }),
  sideCm: decimal({ decimals: 1, max: 10_000 }),
}

/** Pieces that move: none is no move. */
export const pieces = count(limitsOf(quantity))
export const pieceDifference = count(limitsOf(difference))
/** Nothing can be counted too. */
export const countedPieces = count(limitsOf(counted))
export const pricePercent = percent(limitsOf(bulkSet.shape.pricePercent.unwrap()))
