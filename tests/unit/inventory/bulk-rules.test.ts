import { expect, it } from 'vitest'
import { afterBulk, isSame } from '../../../electron/features/inventory/bulk-rules.ts'

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

it('rounds to whole pesos only what it raises: a price that is typed stays to the centavo', () => {
  expect(afterBulk(oyster, { priceCentavos: 30_050, wholePesos: true }).priceCentavos).toBe(30_050)
})

it('tells a row that is as it was seen from one that somebody changed in any one thing', () => {
  expect(isSame(oyster, { ...oyster, tags: [...oyster.tags] })).toBe(true)
  const changed = { priceCentavos: 1, minStock: 4, isActive: false, isFeatured: true, categoryIds: [], tags: ['farm'] }
  for (const [field, value] of Object.entries(changed))
    expect(isSame(oyster, { ...oyster, [field]: value }), field).toBe(false)
})
