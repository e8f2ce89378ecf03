import type { JsonInput, Tx } from '../../platform/database/index.ts'
import { dayMs } from '../../platform/durations.ts'
import { farmDate } from '../../platform/farm-day.ts'
import { ownAttributes } from './product-row.ts'

export type NewBatch = {
  productId: string
  harvestedAt: Date
  /** Null: by the product's shelf life, or never. */
  sellBy: Date | null
  userId: string | null
  now: Date
  deviceId?: string
  room?: string
  climate?: JsonInput
}

/** BATCH-YYYY-MM-DD-NNN, without holes: the numbers of a day are given one after the other. */
export async function openBatch(tx: Tx, batch: NewBatch): Promise<{ id: string; number: string }> {
  const { productId, harvestedAt, userId, now, deviceId, room, climate } = batch
  const product = await tx.product.findUniqueOrThrow({ where: { id: productId }, select: { attributes: true } })
  const { shelfLifeDays } = ownAttributes.parse(product.attributes ?? {})
  const sellBy =
    batch.sellBy ?? (shelfLifeDays === null ? null : new Date(harvestedAt.getTime() + shelfLifeDays * dayMs))
  const day = farmDate(harvestedAt)
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`mash.batch.${day}`}))`
  const count = await tx.stockBatch.count({ where: { number: { startsWith: `BATCH-${day}-` } } })
  const number = `BATCH-${day}-${String(count + 1).padStart(3, '0')}`
  return tx.stockBatch.create({
    data: {
      number,
      productId,
      harvestedAt,
      sellBy,
      createdBy: userId,
      createdAt: now,
      ...(deviceId !== undefined && { deviceId }),
      ...(room !== undefined && { room }),
      ...(climate !== undefined && { climate }),
    },
    select: { id: true, number: true },
  })
}
