import { expect, it } from 'vitest'
import type { ProductHit } from '../../../../electron/contract/inventory/products.ts'
import { firstMeant } from '../../../../renderer/features/orders/new-order/first-meant.ts'

const hit = (sku: string, name = 'Oyster') => ({ id: sku, sku, name }) as ProductHit
const meant = (text: string, ...hits: ProductHit[]) => firstMeant(text, hits)?.sku ?? null

it('a scanned code that no product has sells nothing else: MUSH-1 is not MUSH-10', () => {
  expect(meant('MUSH-1', hit('MUSH-10'), hit('MUSH-11'))).toBeNull()
  expect(meant('mush 1', hit('MUSH-10'))).toBeNull()
  expect(meant('0000', hit('00001234'))).toBeNull()
})

it('the very code, a part of one up to a word or a letter, and a name are taken as they always were', () => {
  expect(meant('MUSH-1', hit('MUSH-1'), hit('MUSH-10'))).toBe('MUSH-1')
  expect(meant('MUSH', hit('MUSH-10'))).toBe('MUSH-10')
  expect(meant('MUSH-', hit('MUSH-10'))).toBe('MUSH-10')
  expect(meant('MUSH-1', hit('MUSH-1A'))).toBe('MUSH-1A')
  expect(meant('MUSH-1', hit('MUSH-1-200G'))).toBe('MUSH-1-200G')
  expect(meant('oyster 2', hit('OYS-200', 'Oyster 200 g'))).toBe('OYS-200')
  expect(meant('20', hit('200', 'Pack of 20'))).toBe('200')
  expect(meant('10', hit('MUSH-10'))).toBe('MUSH-10')
  expect(meant('oy', hit(''))).toBe('')
})

it('of nothing found nothing is meant', () => {
  expect(meant('MUSH-1')).toBeNull()
})
