import type { Tx } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { pickBatches } from './pick-batches.ts'
import { availableOf, type LockedProduct, lockProducts } from './stock-lock.ts'
import { insertMovements, type StockDocument } from './write-movements.ts'

export type StockLine = { productId: string; quantity: number }
export type StockShort = { code: 'STOCK_SHORT'; data: { productId: string; available: number } }

export type TakeStock = StockDocument & {
  lines: readonly StockLine[]
  now: Date
  /** The cart whose own holds don't stand in its way. */
  exceptCartId?: string | null
  /** A write-off may take what carts hold: it is spoiled whoever wanted it. */
  ignoreHolds?: boolean
}

/** Lines of one product as one. */
export function sumLines(lines: readonly StockLine[]): StockLine[] {
  const sums = new Map<string, number>()
  for (const { productId, quantity } of lines) sums.set(productId, (sums.get(productId) ?? 0) + quantity)
  return [...sums].map(([productId, quantity]) => ({ productId, quantity }))
}

async function batchesLeft(tx: Tx, productIds: string[]) {
  const rows = await tx.stockBatch.findMany({
    where: { productId: { in: productIds }, remaining: { gt: 0 } },
    select: { id: true, productId: true, remaining: true, sellBy: true, harvestedAt: true },
  })
  return Map.groupBy(rows, (row) => row.productId)
}

/**
 * Takes stock for good, the oldest batch first, or refuses and leaves nothing: the rows are held from the check to the
 * end of the transaction, so two who want the last one can't both have it.
 */
export async function takeStock(tx: Tx, wanted: TakeStock): Promise<Result<Map<string, LockedProduct>, StockShort>> {
  const lines = sumLines(wanted.lines)
  const productIds = lines.map((line) => line.productId)
  const products = await lockProducts(tx, productIds, {
    now: wanted.now,
    ...(wanted.exceptCartId !== undefined && { exceptCartId: wanted.exceptCartId }),
  })
  for (const { productId, quantity } of lines) {
    const product = products.get(productId)
    const available = product ? (wanted.ignoreHolds ? product.stock : availableOf(product)) : 0
    if (quantity > available) return refuse({ code: 'STOCK_SHORT', data: { productId, available } })
  }
  const batches = await batchesLeft(tx, productIds)
  const picks = lines.flatMap(({ productId, quantity }) =>
    pickBatches(quantity, batches.get(productId) ?? []).map((pick) => ({ productId, ...pick })),
  )
  await insertMovements(
    tx,
    picks.map((pick) => ({ ...wanted, ...pick, quantity: -pick.quantity })),
  )
  return ok(products)
}
