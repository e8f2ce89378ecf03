import { expect, it } from 'vitest'
import { ageStep } from '../../../electron/contract/chambers/ages.ts'

it.each([
  [-90_000, 'fresh'],
  [0, 'fresh'],
  [29_999, 'fresh'],
  [30_000, 'stale'],
  [59_999, 'stale'],
  [60_000, 'quiet'],
  [299_999, 'quiet'],
  [300_000, 'old'],
  [86_400_000, 'old'],
])('%d ms is %s', (ageMs, step) => {
  expect(ageStep(ageMs)).toBe(step)
})
