import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction, type OpenDatabase, type Tx } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { openBatch } from './open-batch.ts'
import { lockProducts } from './stock-lock.ts'
import type { StockShort } from './take-rules.ts'
import { takeStock } from './take-stock.ts'
import { type DoneOtherwise, grantedBefore, insertMovements, type NewMovement } from './write-movements.ts'

export type StockDeps = { database: OpenDatabase; now: () => Date }
type NoProduct = { code: 'PRODUCT_NOT_FOUND' }
type NoBatch = { code: 'BATCH_NOT_FOUND' }
type Who = { userId: string }

type Words = { reason: string; notes: string; operationId?: string | undefined }

async function hold(tx: Tx, productId: string, now: Date) {
  const held = await lockProducts(tx, [productId], { now })
  const product = held.get(productId)
  return product && !product.isDeleted ? product : null
}

export type Receive = Who &
  Words & { productId: string; quantity: number; harvestedAt: Date | null; sellBy: Date | null }

/** Goods that came in: into a batch of their own, so that their age is known. Returns the movement's id. */
export function receiveStock(
  { database, now }: StockDeps,
  { userId, productId, quantity, harvestedAt, sellBy, reason, notes, operationId }: Receive,
  auditIn: AuditIn,
): Promise<Result<string, NoProduct | DoneOtherwise>> {
  return inTransaction(database, async (tx) => {
    const at = now()
    if (!(await hold(tx, productId, at))) return refuse({ code: 'PRODUCT_NOT_FOUND' })
    const before = await grantedBefore(tx, { productId, quantity, operationId })
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

export type WriteOff = Who &
  Words & { productId: string; batchId: string | null; quantity: number; type: 'damaged' | 'transferred' }

/** Spoiled, broken, given away. From the batch named, else the oldest first; what carts hold of it goes too. */
export function writeOff(
  { database, now }: StockDeps,
  { userId, productId, batchId, quantity, type, reason, notes, operationId }: WriteOff,
  auditIn: AuditIn,
): Promise<Result<string[], NoProduct | NoBatch | StockShort | DoneOtherwise>> {
  return inTransaction(database, async (tx) => {
    const at = now()
    if (!(await hold(tx, productId, at))) return refuse({ code: 'PRODUCT_NOT_FOUND' })
    const granted = await grantedBefore(tx, { productId, quantity: -quantity, operationId })
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

export type Adjust = Who & Words & { productId: string; difference: number; documentId?: string }
type Adjusted = { again: boolean }

/** In an open transaction, for a count too: the ledger says one thing, the cold room another. */
export async function adjustIn(
  tx: Tx,
  now: Date,
  wanted: Adjust,
): Promise<Result<Adjusted, NoProduct | StockShort | DoneOtherwise>> {
  const { userId, productId, difference, reason, notes, operationId, documentId = null } = wanted
  const product = await hold(tx, productId, now)
  if (!product) return refuse({ code: 'PRODUCT_NOT_FOUND' })
  const granted = await grantedBefore(tx, { productId, quantity: difference, operationId })
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
  { database, now }: StockDeps,
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
