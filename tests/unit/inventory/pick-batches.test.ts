import { expect, it } from 'vitest'
import { pickBatches } from '../../../electron/features/inventory/pick-batches.ts'

const day = (n: number) => new Date(Date.UTC(2026, 2, n))
const batch = (id: string, remaining: number, sellBy: number | null, harvested: number) => ({
  id,
  remaining,
  sellBy: sellBy === null ? null : day(sellBy),
  harvestedAt: day(harvested),
})

it('takes what spoils first, then what was harvested first, then what never spoils, then what has no batch', () => {
  const batches = [batch('dried', 9, null, 1), batch('new', 5, 9, 4), batch('old', 3, 7, 2), batch('older', 2, 7, 1)]
  expect(pickBatches(4, batches)).toEqual([
    { batchId: 'older', quantity: 2 },
    { batchId: 'old', quantity: 2 },
  ])
  expect(pickBatches(25, batches)).toEqual([
    { batchId: 'older', quantity: 2 },
    { batchId: 'old', quantity: 3 },
    { batchId: 'new', quantity: 5 },
    { batchId: 'dried', quantity: 9 },
    { batchId: null, quantity: 6 },
  ])
  expect(pickBatches(0, batches)).toEqual([])
})

it('of batches that are alike the one with the smaller id goes first, and one that is empty gives nothing', () => {
  const alike = [batch('b', 1, 7, 1), batch('a', 1, 7, 1), batch('empty', 0, 5, 1)]
  const inTurn = [
    { batchId: 'a', quantity: 1 },
    { batchId: 'b', quantity: 1 },
  ]
  expect(pickBatches(2, alike)).toEqual(inTurn)
  expect(pickBatches(2, alike.toReversed())).toEqual(inTurn)
  expect(pickBatches(1, alike)).toEqual(inTurn.slice(0, 1))
})
