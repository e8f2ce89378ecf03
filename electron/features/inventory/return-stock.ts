import type { Tx } from '../../platform/database/index.ts'
import { lockProducts } from './stock-lock.ts'
import { type BatchLine, comesBack, type StockLine, sumLines } from './take-rules.ts'
import { insertMovements, type NewMovement } from './write-movements.ts'

/** What an order still has of each batch: what it took less what it gave back; what it took last first. */
async function takenBy(tx: Tx, documentType: string, documentId: string): Promise<BatchLine[]> {
  return tx.$queryRaw<BatchLine[]>`
    SELECT product_id AS "productId", batch_id AS "batchId", (-sum(quantity))::int AS quantity FROM stock_movements
    WHERE document_type = ${documentType} AND document_id = ${documentId} GROUP BY product_id, batch_id
    HAVING sum(quantity) < 0 ORDER BY product_id, max(seq) FILTER (WHERE quantity < 0) DESC`
}

export type ReturnStock = Omit<
  NewMovement,
  'productId' | 'batchId' | 'quantity' | 'type' | 'documentType' | 'documentId'
> & {
  documentType: string
  documentId: string
  /** Null: all that is still out. */
  lines: readonly StockLine[] | null
}

/**
 * Puts stock back into the batches it came from, so that its age stays true. Never more than the document took.
 * @returns how much of each product came back
 */
export async function returnStock(tx: Tx, wanted: ReturnStock): Promise<StockLine[]> {
  const { lines, documentType, documentId, now } = wanted
  const before = await takenBy(tx, documentType, documentId)
  await lockProducts(
    tx,
    before.map((taken) => taken.productId),
    { now },
  )
  // Asked again once the rows are held: another desktop may have put some back meanwhile.
  const taken = await takenBy(tx, documentType, documentId)
  const movements = comesBack(taken, lines).map((line) => ({ ...wanted, ...line, type: 'returned' as const }))
  await insertMovements(tx, movements)
  return sumLines(movements)
}
