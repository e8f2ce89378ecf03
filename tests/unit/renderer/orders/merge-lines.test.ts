import { expect, it } from 'vitest'
import { mergeLines } from '../../../../renderer/features/orders/new-order/merge-lines.ts'

const line = (productId: string, quantity: number) => ({ productId, name: productId, quantity, priceCentavos: 100 })
const counts = (lines: readonly { productId: string; quantity: number }[]) =>
  lines.map(({ productId, quantity }) => `${productId} ${quantity}`)

it('keeps what each of two clerks changed alone', () => {
  const base = [line('oyster', 1), line('enoki', 2)]
  const { lines, conflicts } = mergeLines(base, [line('oyster', 5), line('enoki', 2)], [...base, line('shiitake', 3)])
  expect(counts(lines)).toEqual(['oyster 5', 'enoki 2', 'shiitake 3'])
  expect(conflicts).toEqual([])
})

it('lets ours stand where both changed a line, and tells it', () => {
  const { lines, conflicts } = mergeLines([line('oyster', 1)], [line('oyster', 5)], [line('oyster', 2)])
  expect(counts(lines)).toEqual(['oyster 5'])
  expect(conflicts).toEqual([{ productId: 'oyster', name: 'oyster', mine: 5, theirs: 2 }])
})

it('takes away what one took away, and tells when the other wants more of it', () => {
  const base = [line('oyster', 1), line('enoki', 2)]
  expect(counts(mergeLines(base, [line('oyster', 1)], base).lines)).toEqual(['oyster 1'])
  expect(counts(mergeLines(base, base, [line('enoki', 2)]).lines)).toEqual(['enoki 2'])
  const { lines, conflicts } = mergeLines(base, [line('oyster', 1)], [line('oyster', 1), line('enoki', 9)])
  expect(counts(lines)).toEqual(['oyster 1'])
  expect(conflicts).toEqual([{ productId: 'enoki', name: 'enoki', mine: 0, theirs: 9 }])
})

it('says nothing when both want the same', () => {
  expect(mergeLines([line('oyster', 1)], [line('oyster', 3)], [line('oyster', 3)]).conflicts).toEqual([])
})
