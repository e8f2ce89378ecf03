import { randomUUID } from 'node:crypto'
import type { MovementType } from '../../contract/stock.ts'
import type { Tx } from '../../platform/database/index.ts'

export type StockDocument = {
  type: MovementType
  documentType: string | null
  documentId: string | null
  userId: string | null
  reason: string | null
  notes?: string | null
  /** The wish of a person that this grants. */
  operationId?: string | undefined
}

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

/**
 * The movements that granted a wish already. Asked under the lock of its product, where of two who send the same wish
 * one waits for the other.
 */
export async function grantedBefore(tx: Tx, productId: string, operationId: string | undefined): Promise<string[]> {
  if (operationId === undefined) return []
  const rows = await tx.stockMovement.findMany({
    where: { productId, operationId },
    orderBy: { seq: 'asc' },
    select: { id: true },
  })
  return rows.map((row) => row.id)
}
