import { expect, it } from 'vitest'
import { bulkSetOf } from '../../../../renderer/features/inventory/bulk-set.ts'
import { afterMark } from '../../../../renderer/features/inventory/marks-store.ts'
import { neededOn, readOrdersSearch } from '../../../../renderer/features/orders/orders-search.ts'
import { isSameFilter } from '../../../../renderer/saved-views/same-filter.ts'

it('reads an address, and leaves out what it does not know', () => {
  expect(readOrdersSearch({ status: ['CONFIRMED'], unpaid: true, channel: 'fax', other: 1 })).toEqual({
    status: ['CONFIRMED'],
    unpaid: true,
  })
  expect(readOrdersSearch({ status: ['LOST'], q: 12 })).toEqual({})
})

it('knows midnight in Manila', () => {
  // 23:30 UTC on Sunday is 07:30 on Monday in Manila.
  const now = Date.parse('2026-11-22T23:30:00Z')
  expect(neededOn('today', now)?.toISOString()).toBe('2026-11-22T16:00:00.000Z')
  expect(neededOn('tomorrow', now)?.toISOString()).toBe('2026-11-23T16:00:00.000Z')
  expect(neededOn(undefined, now)).toBeNull()
})

it('tells the same filter whatever the order of its fields', () => {
  expect(isSameFilter({ unpaid: true, status: ['A', 'B'] }, { status: ['B', 'A'], unpaid: true, q: undefined })).toBe(
    true,
  )
  expect(isSameFilter({ unpaid: true }, {})).toBe(false)
})

it('marks one row, takes it back, and marks a range from the last one', () => {
  const keys = ['a', 'b', 'c', 'd']
  const one = afterMark({ ids: [], last: null }, 'b', { range: false, keys })
  expect(one).toEqual({ ids: ['b'], last: 'b' })
  expect(afterMark(one, 'b', { range: false, keys }).ids).toEqual([])
  expect(afterMark(one, 'd', { range: true, keys }).ids).toEqual(['b', 'c', 'd'])
  expect(afterMark(one, 'a', { range: true, keys }).ids).toEqual(['b', 'a'])
})

it('makes a change of a form only when it is whole', () => {
  const form = { number: null, centavos: null, wholePesos: true, categoryId: '', tag: ' ' }
  expect(bulkSetOf({ ...form, kind: 'pricePercent' })).toBeNull()
  expect(bulkSetOf({ ...form, kind: 'pricePercent', number: 5 })).toEqual({ pricePercent: 5, wholePesos: true })
  expect(bulkSetOf({ ...form, kind: 'price', centavos: '1.250' })).toBeNull()
  expect(bulkSetOf({ ...form, kind: 'pricePercent', number: '5x' })).toBeNull()
  expect(bulkSetOf({ ...form, kind: 'minStock', number: '5x' })).toBeNull()
  expect(bulkSetOf({ ...form, kind: 'addTag', tag: ' sale ' })).toEqual({ addTag: 'sale' })
  expect(bulkSetOf({ ...form, kind: 'notForSale' })).toEqual({ isActive: false })
})
