import type { BatchRow } from '../../contract/inventory/stock.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction, type Tx } from '../../platform/database/index.ts'
import { dayMs } from '../../platform/durations.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { listBatches } from './batch-queries.ts'
import type { InventoryDeps } from './inventory-deps.ts'
import { openBatch } from './open-batch.ts'
import { lockProducts } from './stock-lock.ts'
import { type DoneOtherwise, doneBefore, insertMovements } from './write-movements.ts'

/** A flush takes about a week from pinning to harvest: its climate is what the batch remembers. */
const flushMs = 7 * dayMs

type Mean = { type: string; mean: number | null }

/** Means of the room over the flush, from the 15-minute tier; null where nothing was measured. */
async function climateOf(tx: Tx, deviceId: string, room: string, now: Date) {
  const from = new Date(now.getTime() - flushMs)
  const rows = await tx.$queryRaw<Mean[]>`
    SELECT s.type, sum(r.sum) / nullif(sum(r.n), 0) AS mean FROM sensors s
    JOIN sensor_rollups r ON r.sensor_id = s.id AND r.step = 900 AND r.bucket >= ${from} AND r.bucket <= ${now}
    WHERE s.device_id = ${deviceId} AND s.calibration->>'room' = ${room} GROUP BY s.type`
  const mean = (type: string) => {
    const value = rows.find((row) => row.type === type)?.mean ?? null
    return value === null ? null : Math.round(value * 10) / 10
  }
  return {
    from: from.toISOString(),
    to: now.toISOString(),
    temperature: mean('temperature'),
    humidity: mean('humidity'),
    co2: mean('co2'),
  }
}

type Harvest = {
  productId: string
  chamberId: string
  room: string
  quantity: number
  notes: string
  userId: string
  operationId?: string | undefined
}

/** From a chamber into the cold room: the batch keeps which chamber, which room, and how the flush was. */
export function harvestStock(
  { database, now }: InventoryDeps,
  { productId, chamberId, room, quantity, notes, userId, operationId }: Harvest,
  auditIn: AuditIn,
): Promise<Result<BatchRow, { code: 'PRODUCT_NOT_FOUND' } | { code: 'CHAMBER_NOT_FOUND' } | DoneOtherwise>> {
  return inTransaction(database, async (tx) => {
    const at = now()
    const chamber = await tx.device.findUnique({ where: { id: chamberId }, select: { id: true, name: true } })
    if (!chamber) return refuse({ code: 'CHAMBER_NOT_FOUND' })
    const product = (await lockProducts(tx, [productId], { now: at })).get(productId)
    if (!product || product.isDeleted) return refuse({ code: 'PRODUCT_NOT_FOUND' })
    const before = await doneBefore(tx, { productId, quantity, operationId })
    if (!before.ok) return before
    const [granted] = before.value
    if (granted !== undefined) {
      const { batchId } = await tx.stockMovement.findUniqueOrThrow({ where: { id: granted } })
      const [entered] = await listBatches(tx, { id: batchId ?? '' })
      if (!entered) throw new Error('the batch of a harvest is gone from under it')
      await auditIn(tx, { entityId: entered.id, newValues: { again: operationId } })
      return ok(entered)
    }
    const climate = await climateOf(tx, chamberId, room, at)
    const batch = await openBatch(tx, {
      ...{ productId, harvestedAt: at, sellBy: null, userId, now: at },
      ...{ deviceId: chamberId, room, climate },
    })
    const document = {
      documentType: 'harvest',
      documentId: batch.number,
      reason: chamber.name,
      notes,
      userId,
      operationId,
    }
    await insertMovements(tx, [{ ...document, type: 'received', productId, batchId: batch.id, quantity, now: at }])
    const [row] = await listBatches(tx, { id: batch.id })
    if (!row) throw new Error('the batch that was just opened can not be read')
    await auditIn(tx, { entityId: batch.id, newValues: { productId, chamber: chamber.name, room, quantity } })
    return ok(row)
  })
}
