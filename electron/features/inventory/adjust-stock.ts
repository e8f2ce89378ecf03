import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction, type Tx } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { InventoryDeps } from './inventory-deps.ts'
import { lockProduct } from './stock-lock.ts'
import type { StockShort } from './take-rules.ts'
import { takeStock } from './take-stock.ts'
import { type DoneOtherwise, doneBefore, insertMovements, type StockReason } from './write-movements.ts'

type NoProduct = { code: 'PRODUCT_NOT_FOUND' }

export type Adjust = StockReason & { productId: string; difference: number; documentId?: string }
type Adjusted = { again: boolean }

/** In an open transaction, for a count too: the ledger says one thing, the cold room another. */
export async function adjustIn(
  tx: Tx,
  now: Date,
  wanted: Adjust,
): Promise<Result<Adjusted, NoProduct | StockShort | DoneOtherwise>> {
  const { userId, productId, difference, reason, notes, operationId, documentId = null } = wanted
  const product = await lockProduct(tx, productId, now)
  if (!product) return refuse({ code: 'PRODUCT_NOT_FOUND' })
  const granted = await doneBefore(tx, { productId, quantity: difference, operationId })
  if (!granted.ok) return granted
  if (granted.value.length > 0) return ok({ again: true })
  const documentType = documentId === null ? null : 'count'
  const document = { type: 'adjustment', documentType, documentId, userId, reason, notes, operationId, now } as const
  if (difference < 0) {
    const taken = await takeStock(tx, { ...document, lines: [{ productId, quantity: -difference }], ignoreHolds: true })
    return taken.ok ? ok({ again: false }) : taken
  }
  await insertMovements(tx, [{ ...document, productId, batchId: null, quantity: difference }])
  return ok({ again: false })
}

export function adjustStock(
  { database, now }: InventoryDeps,
  wanted: Adjust,
  auditIn: AuditIn,
): Promise<Result<Adjusted, NoProduct | StockShort | DoneOtherwise>> {
  return inTransaction(database, async (tx) => {
    const done = await adjustIn(tx, now(), wanted)
    if (!done.ok) return done
    const { productId, difference, reason, notes, operationId } = wanted
    const newValues = done.value.again ? { again: operationId } : { difference, reason, notes }
    await auditIn(tx, { entityId: productId, newValues })
    return done
  })
}
