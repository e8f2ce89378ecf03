import type { Tx } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { type LockedProduct, lockProducts } from './stock-lock.ts'
import { picksOf, type StockLine, type StockShort, shortOf } from './take-rules.ts'
import { insertMovements, type StockDocument } from './write-movements.ts'

export type TakeStock = StockDocument & {
  lines: readonly StockLine[]
  now: Date
  /** The cart whose own holds don't stand in its way. */
  exceptCartId?: string | null
  /** A write-off may take what carts hold: it is spoiled whoever wanted it. */
  ignoreHolds?: boolean
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
  const { lines } = wanted
  const productIds = lines.map((line) => line.productId)
  const products = await lockProducts(tx, productIds, {
    now: wanted.now,
    ...(wanted.exceptCartId !== undefined && { exceptCartId: wanted.exceptCartId }),
  })
  const short = shortOf(lines, products, wanted)
  if (short) return refuse(short)
  const picks = picksOf(lines, await batchesLeft(tx, productIds))
  await insertMovements(
    tx,
    picks.map((pick) => ({ ...wanted, ...pick, quantity: -pick.quantity })),
  )
  return ok(products)
}
