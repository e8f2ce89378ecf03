import type { MovementRow, MovementType } from '../../contract/inventory/stock.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { personNames } from '../identity/index.ts'
import type { Whose } from '../whose/index.ts'

/** A cursor that is none of ours begins anew. */
const cursorOf = (after: string | null): bigint | null =>
  after !== null && /^\d{1,18}$/.test(after) ? BigInt(after) : null

function personOf(id: string | null, nameOf: (id: string | null) => string | null): MovementRow['who'] {
  const name = nameOf(id)
  return id === null || name === null ? null : { id, name }
}

type ListMovements = {
  whose: Whose
  productId?: string | null
  type?: MovementType | null
  batchId?: string | null
  ids?: string[]
  after: string | null
  limit: number
}

/** The ledger, newest first. */
export async function listMovements(db: Db | Tx, wanted: ListMovements): Promise<MovementRow[]> {
  const { productId, type, batchId, ids, limit } = wanted
  const before = cursorOf(wanted.after)
  const rows = await db.stockMovement.findMany({
    where: {
      ...(productId && { productId }),
      ...(type && { type }),
      ...(batchId && { batchId }),
      ...(ids && { id: { in: ids } }),
      ...(before !== null && { seq: { lt: before } }),
    },
    orderBy: { seq: 'desc' },
    take: limit,
    include: { product: { select: { id: true, name: true } }, batch: { select: { id: true, number: true } } },
  })
  const nameOf = await personNames(
    db,
    rows.map((row) => row.userId),
    wanted.whose,
  )
  return rows.map((row) => ({
    id: row.id,
    cursor: String(row.seq),
    at: row.createdAt,
    product: row.product,
    batch: row.batch,
    type: row.type,
    quantity: row.quantity,
    previousStock: row.previousStock,
    newStock: row.newStock,
    reason: row.reason,
    notes: row.notes,
    who: personOf(row.userId, nameOf),
    document:
      row.documentType !== null && row.documentId !== null ? { type: row.documentType, id: row.documentId } : null,
  }))
}
