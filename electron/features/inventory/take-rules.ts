import { type BatchLeft, pickBatches } from './pick-batches.ts'

export type StockLine = { productId: string; quantity: number }
export type StockShort = { code: 'STOCK_SHORT'; data: { productId: string; available: number } }
/** What a movement takes from a batch, or gives back to it. */
export type BatchLine = StockLine & { batchId: string | null }
type OnHand = { stock: number; held: number }

/** Available to promise: on hand, less what others hold. Never below nothing. */
export const availableOf = ({ stock, held }: OnHand): number => Math.max(0, stock - held)

/** Lines of one product as one. */
export function sumLines(lines: readonly StockLine[]): StockLine[] {
  const sums = new Map<string, number>()
  for (const { productId, quantity } of lines) sums.set(productId, (sums.get(productId) ?? 0) + quantity)
  return [...sums].map(([productId, quantity]) => ({ productId, quantity }))
}

/** The first product that can't be had; null when all can. */
export function shortOf(
  lines: readonly StockLine[],
  products: ReadonlyMap<string, OnHand>,
  { ignoreHolds = false }: { ignoreHolds?: boolean | undefined } = {},
): StockShort | null {
  for (const { productId, quantity } of sumLines(lines)) {
    const product = products.get(productId)
    const available = product ? (ignoreHolds ? product.stock : availableOf(product)) : 0
    if (quantity > available) return { code: 'STOCK_SHORT', data: { productId, available } }
  }
  return null
}

/** From which batches lines are taken, the oldest first. */
export const picksOf = (lines: readonly StockLine[], batches: ReadonlyMap<string, readonly BatchLeft[]>): BatchLine[] =>
  sumLines(lines).flatMap(({ productId, quantity }) =>
    pickBatches(quantity, batches.get(productId) ?? []).map((pick) => ({ productId, ...pick })),
  )

/**
 * What comes back of what a document still has out, into the batches it came from, in the order given. Null: all of
 * it. Never more than is out.
 */
export function comesBack(out: readonly BatchLine[], lines: readonly StockLine[] | null): BatchLine[] {
  const left = new Map(sumLines(lines ?? []).map((line) => [line.productId, line.quantity]))
  return out.flatMap(({ productId, batchId, quantity }) => {
    const most = lines === null ? quantity : Math.min(quantity, left.get(productId) ?? 0)
    left.set(productId, (left.get(productId) ?? 0) - most)
    return most > 0 ? [{ productId, batchId, quantity: most }] : []
  })
}
