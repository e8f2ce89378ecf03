import { expect, it } from 'vitest'
import { salesDays } from '../../../electron/features/today/sales-days.ts'

it('compares the farm’s day with the one before it, as a whole and by this hour', () => {
  // Nine in the morning of the 25th on the farm.
  expect(salesDays(new Date('2026-11-25T01:00:00.000Z'))).toEqual({
    yesterday: new Date('2026-11-23T16:00:00.000Z'),
    yesterdayByNow: new Date('2026-11-24T01:00:00.000Z'),
    start: new Date('2026-11-24T16:00:00.000Z'),
    end: new Date('2026-11-25T16:00:00.000Z'),
  })
})
