import type { Db } from '../../platform/database/index.ts'
import { productFacts } from '../inventory/index.ts'
import type { LabelDocument } from './document-data.ts'

export type LabelWanted = { productId: string; batchId: string | null; count: number; now: Date }

/** The batch that is asked for, else the one that leaves first. */
export async function readLabelDocument(
  db: Db,
  { productId, batchId, count, now }: LabelWanted,
): Promise<LabelDocument | null> {
  const hit = (await productFacts(db, [productId], { now })).get(productId)?.hit
  if (!hit) return null
  const batch = await db.stockBatch.findFirst({
    where: { productId, ...(batchId === null ? { remaining: { gt: 0 } } : { id: batchId }) },
    orderBy: [{ sellBy: { sort: 'asc', nulls: 'last' } }, { harvestedAt: 'asc' }, { id: 'asc' }],
  })
  return {
    name: hit.name,
    pack: { unit: hit.unit, size: hit.packSize },
    sku: hit.sku,
    priceCentavos: hit.priceCentavos,
    batch: batch?.number ?? null,
    sellBy: batch?.sellBy ?? null,
    count,
  }
}
