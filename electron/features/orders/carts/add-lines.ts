import type { Tx } from '../../../platform/database/index.ts'
import { availableOf, lockProducts, type StockLine } from '../../inventory/index.ts'
import { type Begun, changeLine } from './change-line.ts'

/** What fell short when lines were put into a cart. */
export type ShortLine = { name: string; wanted: number; added: number }

/**
 * Puts lines into a cart as far as they go: quantities add up, capped at what one cart may hold and at what is left.
 * Says what fell short, and never drops it silently. A line that was begun elsewhere keeps its price.
 */
export async function addAsFarAsItGoes(
  tx: Tx,
  cartId: string,
  wanted: readonly (StockLine & { begun?: Begun })[],
  { now, holdMs }: { now: Date; holdMs: number },
): Promise<ShortLine[]> {
  const products = await lockProducts(
    tx,
    wanted.map((line) => line.productId),
    { now, exceptCartId: cartId },
  )
  const there = new Map(
    (await tx.cartItem.findMany({ where: { cartId } })).map((item) => [item.productId, item.quantity]),
  )
  const short: ShortLine[] = []
  for (const { productId, quantity, begun = null } of wanted.toSorted((a, b) => (a.productId < b.productId ? -1 : 1))) {
    const product = products.get(productId)
    const before = there.get(productId) ?? 0
    const most =
      product?.isActive && !product.isDeleted
        ? Math.min(availableOf(product), product.maxCartQty ?? Number.MAX_SAFE_INTEGER)
        : 0
    const set = Math.max(before, Math.min(before + quantity, most))
    const isAdded = set > before && (await changeLine(tx, { id: cartId, productId, set, begun }, { now, holdMs })).ok
    const added = isAdded ? set - before : 0
    if (added < quantity) short.push({ name: product?.name ?? '', wanted: quantity, added })
  }
  return short
}
