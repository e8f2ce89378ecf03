import type { BulkFields, BulkSet } from '../../contract/inventory/products.ts'
import { portion } from '../../platform/money.ts'

function priceOf(before: number, { priceCentavos, pricePercent, wholePesos }: BulkSet): number {
  const wanted = priceCentavos ?? before
  const raised = pricePercent === undefined ? wanted : portion(wanted, 10_000 + Math.round(pricePercent * 100), 10_000)
  return pricePercent !== undefined && wholePesos ? portion(raised, 1, 100) * 100 : raised
}

const without = (all: string[], one: string | undefined) => all.filter((each) => each !== one)
const withOne = (all: string[], one: string | undefined) =>
  one === undefined || all.includes(one) ? all : [...all, one]

/** One product after the change; nothing else of it moves. */
export const afterBulk = (before: BulkFields, set: BulkSet): BulkFields => ({
  priceCentavos: priceOf(before.priceCentavos, set),
  minStock: set.minStock ?? before.minStock,
  isActive: set.isActive ?? before.isActive,
  isFeatured: set.isFeatured ?? before.isFeatured,
  categoryIds: withOne(without(before.categoryIds, set.removeCategoryId), set.addCategoryId),
  tags: withOne(without(before.tags, set.removeTag), set.addTag),
})

const fields = ['priceCentavos', 'minStock', 'isActive', 'isFeatured', 'categoryIds', 'tags'] as const

export const isSame = (a: BulkFields, b: BulkFields): boolean =>
  fields.every((field) => JSON.stringify(a[field]) === JSON.stringify(b[field]))
