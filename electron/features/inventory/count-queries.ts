import type { Count } from '../../contract/inventory/stock.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { personNames } from '../identity/index.ts'
import type { Whose } from '../whose/index.ts'
import { ownAttributes } from './product-row.ts'

export async function findCount(db: Db | Tx, id: string, whose: Whose): Promise<Count | null> {
  const row = await db.stockCount.findUnique({
    where: { id },
    include: { lines: { include: { product: true }, orderBy: { product: { name: 'asc' } } } },
  })
  if (!row) return null
  const nameOf = await personNames(db, [row.startedBy, ...row.lines.map((line) => line.countedBy)], whose)
  return {
    id: row.id,
    note: row.note ?? '',
    startedAt: row.startedAt,
    startedBy: nameOf(row.startedBy),
    closedAt: row.closedAt,
    lines: row.lines.map((line) => {
      const expected = line.expected ?? line.product.stock
      return {
        product: {
          id: line.product.id,
          name: line.product.name,
          sku: line.product.sku ?? '',
          unit: ownAttributes.parse(line.product.attributes ?? {}).unit,
        },
        expected,
        counted: line.counted,
        difference: line.counted === null ? null : line.counted - expected,
        countedBy: nameOf(line.countedBy),
      }
    }),
  }
}

/** One that is there, for it was just changed. */
export async function getCount(db: Db | Tx, id: string, whose: Whose): Promise<Count> {
  const count = await findCount(db, id, whose)
  if (!count) throw new Error(`count ${id} is gone from under its own change`)
  return count
}

export async function listCounts(db: Db, whose: Whose): Promise<Omit<Count, 'lines'>[]> {
  const rows = await db.stockCount.findMany({ orderBy: { startedAt: 'desc' }, take: 100 })
  const nameOf = await personNames(
    db,
    rows.map((row) => row.startedBy),
    whose,
  )
  return rows.map((row) => ({
    id: row.id,
    note: row.note ?? '',
    startedAt: row.startedAt,
    startedBy: nameOf(row.startedBy),
    closedAt: row.closedAt,
  }))
}
