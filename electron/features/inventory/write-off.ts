import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction, type Tx } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { InventoryDeps } from './inventory-deps.ts'
import { lockProduct } from './stock-lock.ts'
import type { StockShort } from './take-rules.ts'
import { takeStock } from './take-stock.ts'
import {
  type DoneOtherwise,
  doneBefore,
  insertMovements,
  type NewMovement,
  type StockReason,
} from './write-movements.ts'

type NoProduct = { code: 'PRODUCT_NOT_FOUND' }
type NoBatch = { code: 'BATCH_NOT_FOUND' }

export type WriteOff = StockReason & {
  productId: string
  batchId: string | null
  quantity: number
  type: 'damaged' | 'transferred'
}

/** Spoiled, broken, given away. From the batch named, else the oldest first; what carts hold of it goes too. */
export function writeOff(
  { database, now }: InventoryDeps,
  { userId, productId, batchId, quantity, type, reason, notes, operationId }: WriteOff,
  auditIn: AuditIn,
): Promise<Result<string[], NoProduct | NoBatch | StockShort | DoneOtherwise>> {
  return inTransaction(database, async (tx) => {
    const at = now()
    if (!(await lockProduct(tx, productId, at))) return refuse({ code: 'PRODUCT_NOT_FOUND' })
    const granted = await doneBefore(tx, { productId, quantity: -quantity, operationId })
    if (!granted.ok) return granted
    if (granted.value.length > 0) {
      await auditIn(tx, { entityId: productId, newValues: { again: operationId } })
      return granted
    }
    const document = { type, documentType: null, documentId: null, userId, reason, notes, operationId, now: at }
    const taken =
      batchId === null
        ? await takeStock(tx, { ...document, lines: [{ productId, quantity }], ignoreHolds: true })
        : await takeBatch(tx, { ...document, productId, batchId, quantity })
    if (!taken.ok) return taken
    const rows = await tx.stockMovement.findMany({
      where: { productId, createdAt: at, type, userId },
      select: { id: true },
    })
    await auditIn(tx, { entityId: productId, newValues: { type, quantity, batchId, reason, notes } })
    return ok(rows.map((row) => row.id))
  })
}

async function takeBatch(
  tx: Tx,
  wanted: Omit<NewMovement, 'batchId'> & { batchId: string },
): Promise<Result<undefined, NoBatch | StockShort>> {
  const { productId, batchId, quantity } = wanted
  const batch = await tx.stockBatch.findFirst({ where: { id: batchId, productId } })
  if (!batch) return refuse({ code: 'BATCH_NOT_FOUND' })
  if (batch.remaining < quantity) {
    return refuse({ code: 'STOCK_SHORT', data: { productId, available: batch.remaining } })
  }
  await insertMovements(tx, [{ ...wanted, quantity: -quantity }])
  return ok(undefined)
}
