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
