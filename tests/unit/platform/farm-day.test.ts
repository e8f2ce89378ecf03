import { describe, expect, it } from 'vitest'
import { farmDate, farmDayEnd, farmDayStart, farmYear, fromFarmClock } from '../../../electron/platform/farm-day.ts'

describe('the day in Manila', () => {
  it.each([
    ['2026-11-20T15:59:59.999Z', '2026-11-19T16:00:00.000Z', '2026-11-20T16:00:00.000Z', '2026-11-20'],
    ['2026-11-20T16:00:00.000Z', '2026-11-20T16:00:00.000Z', '2026-11-21T16:00:00.000Z', '2026-11-21'],
    ['2026-11-21T02:00:00.000Z', '2026-11-20T16:00:00.000Z', '2026-11-21T16:00:00.000Z', '2026-11-21'],
    ['2027-01-01T00:30:00.000Z', '2026-12-31T16:00:00.000Z', '2027-01-01T16:00:00.000Z', '2027-01-01'],
    ['2026-03-04T23:00:00.000Z', '2026-03-04T16:00:00.000Z', '2026-03-05T16:00:00.000Z', '2026-03-05'],
  ])('of %s began at %s, ends at %s and is %s', (at, start, end, date) => {
    expect(farmDayStart(new Date(at)).toISOString()).toBe(start)
    expect(farmDayEnd(new Date(at)).toISOString()).toBe(end)
    expect(farmDate(new Date(at))).toBe(date)
  })
})

it('the year changes with the day in Manila', () => {
  expect(farmYear(new Date('2026-12-31T15:59:59.999Z'))).toBe(2026)
  expect(farmYear(new Date('2026-12-31T16:00:00.000Z'))).toBe(2027)
})

it('a clock on the wall of the farm is eight hours ahead', () => {
  expect(fromFarmClock('2026-11-25T08:30:00')).toEqual(new Date('2026-11-25T00:30:00.000Z'))
  expect(fromFarmClock('2026-11-25T25:00:00')).toBeNull()
})
