import { expect, it } from 'vitest'
import { freeSlug, slugOf } from '../../../electron/features/inventory/slug.ts'

it.each([
  ['Shiitaké, dried 100 g', 'shiitake-dried-100-g'],
  ['  Oyster — GREY  ', 'oyster-grey'],
  ['Jalapeño dip', 'jalapeno-dip'],
  ['--Enoki--', 'enoki'],
  ['平菇', 'item'],
  ['', 'item'],
  ['a'.repeat(150), 'a'.repeat(100)],
  // Cut where a word ends: no dash is left hanging.
  [`${'a'.repeat(99)} ${'b'.repeat(20)}`, 'a'.repeat(99)],
])('%j has the address %j', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})

it('an address that is taken gives way to the first that is not', () => {
  expect(freeSlug('oyster', new Set())).toBe('oyster')
  expect(freeSlug('oyster', new Set(['oyster']))).toBe('oyster-2')
  expect(freeSlug('oyster', new Set(['oyster', 'oyster-2', 'oyster-4']))).toBe('oyster-3')
  expect(freeSlug('oyster', new Set(['oyster-2']))).toBe('oyster')
})
