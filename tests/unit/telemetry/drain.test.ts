import { describe, expect, it } from 'vitest'
import { nextBatchRows } from '../../../electron/features/telemetry/drain.ts'

describe('nextBatchRows', () => {
  it.each([
    ['doubles while the database is quick', 1000, 120, 2000],
    ['stays where it is when that takes its time', 1000, 900, 1000],
    ['halves when it is slow', 4000, 2600, 2000],
    ['halves after a failure', 1000, null, 500],
    ['never grows beyond 8,000', 8000, 10, 8000],
    ['never shrinks below 250', 300, null, 250],
  ])('%s', (_, rows, tookMs, next) => {
    expect(nextBatchRows(rows, tookMs)).toBe(next)
  })
})
