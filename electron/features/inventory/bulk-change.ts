import type { BulkChange } from '../../contract/products.ts'
import type { Call } from '../../contract/routes.ts'
import type { Db, OpenDatabase } from '../../platform/database/index.ts'
import { centavosOf, decimalOf, portion } from '../../platform/money.ts'

type Plain = {
  price: number
  minStock: number
  isActive: boolean
  isFeatured: boolean
  categories: string[]
  tags: string[]
}

/** One product after the change; nothing else of it moves. */
export function changed(before: Plain, set: BulkChange['set']): Plain {
  const raised =
    set.pricePercent === undefined
      ? before.price
      : portion(before.price, 10_000 + Math.round(set.pricePercent * 100), 10_000)
  const price = set.pricePercent !== undefined && set.wholePesos ? portion(raised, 1, 100) * 100 : raised
  const categories = set.addCategoryId === undefined ? before.categories : [...before.categories, set.addCategoryId]
  const tags = set.addTag === undefined ? before.tags : [...before.tags, set.addTag]
  return {
    price,
    minStock: set.minStock ?? before.minStock,
    isActive: set.isActive ?? before.isActive,
    isFeatured: set.isFeatured ?? before.isFeatured,
    categories: [...new Set(categories)],
    tags: [...new Set(tags)].filter((tag) => tag !== set.removeTag),
  }
}

const said = (plain: Plain, of: Plain) =>
  Object.entries(plain)
    .filter(([field]) => JSON.stringify(plain[field as keyof Plain]) !== JSON.stringify(of[field as keyof Plain]))
    .map(([field, value]) => (field === 'price' ? `₱${decimalOf(Number(value))}` : `${field}: ${String(value)}`))
    .join(', ')

async function planOf(db: Db, { ids, set }: BulkChange) {
  const rows = await db.product.findMany({
    where: { id: { in: ids }, isDeleted: false },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return rows.flatMap((row) => {
    const before: Plain = {
      price: centavosOf(row.price),
      minStock: row.minStock,
      isActive: row.isActive,
      isFeatured: row.isFeatured,
      categories: row.categories.map(String),
      tags: row.tags.map(String),
    }
    const after = changed(before, set)
    return said(before, after) === '' ? [] : [{ id: row.id, name: row.name, updatedAt: row.updatedAt, before, after }]
  })
}

export async function previewBulk(db: Db, change: BulkChange) {
  return (await planOf(db, change)).map(({ id, name, before, after }) => ({
    id,
    name,
    before: said(before, after),
    after: said(after, before),
  }))
}

/** All or nothing; a product that someone changed meanwhile is worked out anew under its lock. */
export async function applyBulk(
  { database }: { database: OpenDatabase },
  change: BulkChange,
  auditIn: Call<unknown>['auditIn'],
): Promise<number> {
  return database.write((db) =>
    db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM products WHERE id = ANY(${change.ids}) ORDER BY id FOR UPDATE`
      const plan = await planOf(tx as Db, change)
      for (const { id, after } of plan) {
        await tx.product.update({ where: { id }, data: { ...after, price: decimalOf(after.price) } })
      }
      await auditIn(tx, {
        entityId: `${plan.length} products`,
        oldValues: plan.map(({ id, before }) => ({ id, ...before })),
        newValues: change.set,
      })
      return plan.length
    }),
  )
}
