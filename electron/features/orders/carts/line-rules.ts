import { availableOf, type StockShort } from '../../inventory/index.ts'

export type LineRefusal =
  | StockShort
  | { code: 'PRODUCT_NOT_FOUND' }
  | { code: 'TOO_MANY' | 'CART_FULL'; data: { most: number } }
type Sold = { stock: number; held: number; isActive: boolean; isDeleted: boolean; maxCartQty: number | null }

/** Why a cart can't have so much of a product; null when it can. */
export function whyNoLine(
  product: Sold | undefined,
  { productId, quantity }: { productId: string; quantity: number },
): LineRefusal | null {
  if (!product || product.isDeleted || !product.isActive) return { code: 'PRODUCT_NOT_FOUND' }
  const { maxCartQty } = product
  if (maxCartQty !== null && quantity > maxCartQty) return { code: 'TOO_MANY', data: { most: maxCartQty } }
  const available = availableOf(product)
  return quantity > available ? { code: 'STOCK_SHORT', data: { productId, available } } : null
}
