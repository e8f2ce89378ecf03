import { z } from 'zod'
import type { BatchRow, SellFirstRow } from '../../contract/inventory/stock.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { hourMs } from '../../platform/durations.ts'
import { centavosOf } from '../../platform/money.ts'
import { ownAttributes } from './product-row.ts'

const climate = z
  .object({
    temperature: z.number().nullable().catch(null),
    humidity: z.number().nullable().catch(null),
    co2: z.number().nullable().catch(null),
  })
  .nullable()
  .catch(null)

const withProduct = { product: true, device: { select: { id: true, name: true } } } as const

/** Batches, the oldest first; `left` only those with something in them. */
export async function listBatches(
  db: Db | Tx,
  wanted: { productId?: string | null; left?: boolean; id?: string; sellByUntil?: Date },
): Promise<BatchRow[]> {
  const rows = await db.stockBatch.findMany({
    where: {
      ...(wanted.productId && { productId: wanted.productId }),
      ...(wanted.id !== undefined && { id: wanted.id }),
      ...(wanted.left && { remaining: { gt: 0 } }),
      ...(wanted.sellByUntil && { sellBy: { lte: wanted.sellByUntil } }),
    },
    orderBy: [{ sellBy: { sort: 'asc', nulls: 'last' } }, { harvestedAt: 'asc' }, { id: 'asc' }],
    take: 1000,
    include: withProduct,
  })
  const came = await db.stockMovement.groupBy({
    by: ['batchId'],
    where: { batchId: { in: rows.map((row) => row.id) }, type: 'received' },
    _sum: { quantity: true },
  })
  const received = new Map(came.map((one) => [one.batchId, one._sum.quantity ?? 0]))
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    product: { id: row.product.id, name: row.product.name },
    harvestedAt: row.harvestedAt,
    sellBy: row.sellBy,
    remaining: row.remaining,
    received: received.get(row.id) ?? 0,
    worthCentavos: row.remaining * centavosOf(row.product.price),
    chamber: row.device && { ...row.device, room: row.room },
    climate: climate.parse(row.climate ?? null),
  }))
}

/** What spoils within the hours, by the pesos that would be lost. */
export async function listSellFirst(db: Db, hours: number, now: Date): Promise<SellFirstRow[]> {
  const until = new Date(now.getTime() + hours * hourMs)
  const batches = await listBatches(db, { left: true, sellByUntil: until })
  const products = await db.product.findMany({
    where: { id: { in: batches.map((batch) => batch.product.id) }, isDeleted: false },
  })
  return products
    .map((product) => {
      const own = batches.filter((batch) => batch.product.id === product.id)
      const { unit, packSize } = ownAttributes.parse(product.attributes ?? {})
      return {
        product: {
          id: product.id,
          name: product.name,
          sku: product.sku ?? '',
          priceCentavos: centavosOf(product.price),
          unit,
          packSize,
        },
        spoiling: own.reduce((sum, batch) => sum + batch.remaining, 0),
        atRiskCentavos: own.reduce((sum, batch) => sum + batch.worthCentavos, 0),
        firstSellBy: own[0]?.sellBy ?? until,
        batches: own.map(({ id, number, sellBy, remaining }) => ({ id, number, sellBy, remaining })),
      }
    })
    .toSorted((a, b) => b.atRiskCentavos - a.atRiskCentavos || a.product.name.localeCompare(b.product.name))
}
