import { randomUUID } from 'node:crypto'
import type { MovementType } from '../../contract/inventory/stock.ts'
import type { Tx } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'

export type StockDocument = {
  type: MovementType
  documentType: string | null
  documentId: string | null
  userId: string | null
  reason: string | null
  notes?: string | null
  /** What a person asked for by this, once however often it is sent. */
  operationId?: string | undefined
}

/** Who changes stock by hand, and why. */
export type StockReason = { userId: string; reason: string; notes: string; operationId?: string | undefined }

export type NewMovement = StockDocument & { productId: string; batchId: string | null; quantity: number; now: Date }

/**
 * Writes movements in the order of their products, each applied by the database to product and batch. Returns their
 * ids. Fails as a fault when stock would fall below nothing: whoever writes has checked that under the lock.
 */
export async function insertMovements(tx: Tx, movements: readonly NewMovement[]): Promise<string[]> {
  const rows = movements
    .filter((movement) => movement.quantity !== 0)
    .toSorted((a, b) => (a.productId < b.productId ? -1 : a.productId > b.productId ? 1 : 0))
    .map(
      ({ productId, batchId, quantity, type, reason, notes, userId, documentType, documentId, operationId, now }) => ({
        id: randomUUID(),
        productId,
        batchId,
        type,
        quantity,
        reason,
        notes: notes ?? null,
        userId,
        documentType,
        documentId,
        operationId: operationId ?? null,
        createdAt: now,
      }),
    )
  if (rows.length > 0) await tx.stockMovement.createMany({ data: rows })
  return rows.map((row) => row.id)
}

export type DoneOtherwise = { code: 'DONE_OTHERWISE'; data: { quantity: number } }
type Operation = { productId: string; quantity: number; operationId: string | undefined }

/**
 * The movements that an operation made already; none: it is new. One that was done with another quantity and edited
 * since is refused. Asked under the lock of its product, where of two who send the same operation one waits for the
 * other.
 */
export async function doneBefore(
  tx: Tx,
  { productId, quantity, operationId }: Operation,
): Promise<Result<string[], DoneOtherwise>> {
  if (operationId === undefined) return ok([])
  const rows = await tx.stockMovement.findMany({
    where: { productId, operationId },
    orderBy: { seq: 'asc' },
    select: { id: true, quantity: true },
  })
  const done = rows.reduce((sum, row) => sum + row.quantity, 0)
  if (rows.length > 0 && done !== quantity) return refuse({ code: 'DONE_OTHERWISE', data: { quantity: done } })
  return ok(rows.map((row) => row.id))
}
