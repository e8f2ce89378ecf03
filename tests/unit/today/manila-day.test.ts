import { expect, it } from 'vitest'
import { manilaDay } from '../../../electron/features/today/manila-day.ts'

it.each([
  ['2026-11-24T16:00:00.000Z', '2026-11-24T16:00:00.000Z'],
  ['2026-11-24T15:59:59.999Z', '2026-11-23T16:00:00.000Z'],
  ['2026-11-25T01:00:00.000Z', '2026-11-24T16:00:00.000Z'],
  ['2027-01-01T00:30:00.000Z', '2026-12-31T16:00:00.000Z'],
])('at %s the day in Manila began at %s', (now, start) => {
  const day = manilaDay(new Date(now))
  expect(day.start.toISOString()).toBe(start)
  expect(day.end.getTime() - day.start.getTime()).toBe(24 * 3_600_000)
  expect(day.start.getTime() - day.yesterday.getTime()).toBe(24 * 3_600_000)
  expect(new Date(now).getTime() - day.yesterdayByNow.getTime()).toBe(24 * 3_600_000)
})
