import type { BulkFields, BulkSet } from '../../../electron/contract/inventory/products.ts'
import type { Typed } from '../../ui/number/number-text.ts'

export const bulkKinds = [
  'pricePercent',
  'price',
  'addCategory',
  'removeCategory',
  'addTag',
  'removeTag',
  'forSale',
  'notForSale',
  'minStock',
] as const
export type BulkKind = (typeof bulkKinds)[number]

export type BulkForm = {
  kind: BulkKind
  /** Per cent, or pieces. */
  number: Typed
  centavos: Typed
  wholePesos: boolean
  categoryId: string
  tag: string
}

const some = <T>(value: T | null, make: (value: T) => BulkSet): BulkSet | null => (value === null ? null : make(value))
/** What is not understood changes nothing. */
const read = (typed: Typed) => (typeof typed === 'number' ? typed : null)

/** The change that is meant; null: something is still missing. */
export function bulkSetOf({ kind, number, centavos, wholePesos, categoryId, tag }: BulkForm): BulkSet | null {
  const category = categoryId === '' ? null : categoryId
  const typed = tag.trim() === '' ? null : tag.trim()
  switch (kind) {
    case 'pricePercent':
      return some(read(number), (pricePercent) => ({ pricePercent, wholePesos }))
    case 'price':
      return some(read(centavos), (priceCentavos) => ({ priceCentavos }))
    case 'addCategory':
      return some(category, (addCategoryId) => ({ addCategoryId }))
    case 'removeCategory':
      return some(category, (removeCategoryId) => ({ removeCategoryId }))
    case 'addTag':
      return some(typed, (addTag) => ({ addTag }))
    case 'removeTag':
      return some(typed, (removeTag) => ({ removeTag }))
    case 'forSale':
      return { isActive: true }
    case 'notForSale':
      return { isActive: false }
    case 'minStock':
      return some(read(number), (minStock) => ({ minStock }))
  }
}

/** The one field that a change of this kind touches. */
export const fieldOf: Record<BulkKind, keyof BulkFields> = {
  pricePercent: 'priceCentavos',
  price: 'priceCentavos',
  addCategory: 'categoryIds',
  removeCategory: 'categoryIds',
  addTag: 'tags',
  removeTag: 'tags',
  forSale: 'isActive',
  notForSale: 'isActive',
  minStock: 'minStock',
}
