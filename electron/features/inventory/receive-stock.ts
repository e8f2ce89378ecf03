import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { InventoryDeps } from './inventory-deps.ts'
import { openBatch } from './open-batch.ts'
import { lockProduct } from './stock-lock.ts'
import { type DoneOtherwise, doneBefore, insertMovements, type StockReason } from './write-movements.ts'

type NoProduct = { code: 'PRODUCT_NOT_FOUND' }

export type Receive = StockReason & {
  productId: string
  quantity: number
  harvestedAt: Date | null
  sellBy: Date | null
}

/** Goods that came in: into a batch of their own, so that their age is known. Returns the movement's id. */
export function receiveStock(
  { database, now }: InventoryDeps,
  { userId, productId, quantity, harvestedAt, sellBy, reason, notes, operationId }: Receive,
  auditIn: AuditIn,
): Promise<Result<string, NoProduct | DoneOtherwise>> {
  return inTransaction(database, async (tx) => {
    const at = now()
    if (!(await lockProduct(tx, productId, at))) return refuse({ code: 'PRODUCT_NOT_FOUND' })
    const before = await doneBefore(tx, { productId, quantity, operationId })
    if (!before.ok) return before
    const [granted] = before.value
    if (granted !== undefined) {
      await auditIn(tx, { entityId: granted, newValues: { again: operationId } })
      return ok(granted)
    }
    const batch = await openBatch(tx, { productId, harvestedAt: harvestedAt ?? at, sellBy, userId, now: at })
    const document = { documentType: 'other', documentId: batch.number, operationId }
    const [id = ''] = await insertMovements(tx, [
      { ...document, type: 'received', productId, batchId: batch.id, quantity, reason, notes, userId, now: at },
    ])
    await auditIn(tx, { entityId: id, newValues: { productId, quantity, batch: batch.number, reason, notes } })
    return ok(id)
  })
}
