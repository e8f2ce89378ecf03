import { expect, it } from 'vitest'
import { createBackoff } from '../../../electron/platform/backoff.ts'

const rows = (random: () => number) => {
  const backoff = createBackoff({ firstMs: 1000, maxMs: 30_000 }, random)
  return { backoff, waits: Array.from({ length: 7 }, () => backoff.nextMs()) }
}

it('doubles up to the longest wait', () => {
  expect(rows(() => 0).waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
})

it('takes away up to half at random', () => {
  expect(rows(() => 0.5).waits.slice(0, 3)).toEqual([750, 1500, 3000])
  const spread = rows(Math.random).waits
  expect(
    spread.every(
      (ms, place) => ms <= Math.min(30_000, 1000 * 2 ** place) && ms >= Math.min(30_000, 1000 * 2 ** place) / 2,
    ),
  ).toBe(true)
})

it('begins anew after a success', () => {
  const { backoff } = rows(() => 0)
  backoff.reset()
  expect(backoff.nextMs()).toBe(1000)
})
