import { expect, it } from 'vitest'
import { afterBulk } from '../../../electron/features/inventory/bulk-rules.ts'

const oyster = {
  ...{ priceCentavos: 28_050, minStock: 3, isActive: true, isFeatured: false },
  ...{ categoryIds: ['fresh'], tags: ['farm', 'oyster'] },
}

it('leaves alone what is not named', () => {
  expect(afterBulk(oyster, {})).toEqual(oyster)
})

it('raises a price by per cent, rounded half up once, to whole pesos when asked', () => {
  // 28,050 × 1.05 = 29,452.5 centavos.
  expect(afterBulk(oyster, { pricePercent: 5 }).priceCentavos).toBe(29_453)
  expect(afterBulk(oyster, { pricePercent: 5, wholePesos: true }).priceCentavos).toBe(29_500)
  expect(afterBulk(oyster, { pricePercent: -10 }).priceCentavos).toBe(25_245)
  expect(afterBulk(oyster, { priceCentavos: 30_000 }).priceCentavos).toBe(30_000)
})

it('puts a tag and a category in once, and takes them out', () => {
  expect(afterBulk(oyster, { addTag: 'oyster' }).tags).toEqual(['farm', 'oyster'])
  expect(afterBulk(oyster, { addTag: 'sale', removeTag: 'farm' }).tags).toEqual(['oyster', 'sale'])
  expect(afterBulk(oyster, { addCategoryId: 'gift', removeCategoryId: 'fresh' }).categoryIds).toEqual(['gift'])
})
