import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { periodStart } from '../../../renderer/features/logs/periods.ts'
import { startI18n } from '../../../renderer/i18n.ts'
import { timeTicks } from '../../../renderer/ui/chart/ticks.ts'
import { formatDateTime } from '../../../renderer/ui/format.ts'
import {
  dayStart,
  fromWall,
  readWall,
  setTimeZone,
  timeZone,
  toWall,
  zoneOffset,
} from '../../../renderer/ui/time-zone.ts'
import { allWords } from '../../support/all-words.ts'

const at = (text: string) => Date.parse(text)

beforeAll(() => {
  startI18n('en', allWords)
})
afterEach(() => {
  setTimeZone(null)
})

describe('the time zone of the page', () => {
  it('is Manila’s until somebody chooses, and for a zone that nobody knows', () => {
    expect(formatDateTime(new Date('2026-11-22T16:30:00Z'))).toBe('Mon 23 Nov 2026, 00:30')
    setTimeZone('Mars/Olympus')
    expect(timeZone()).toBe('Asia/Manila')
    expect(zoneOffset(at('2026-11-22T16:30:00Z'))).toBe('+08:00')
  })

  it('is followed by what was drawn before in another', () => {
    const noon = new Date('2026-11-22T04:00:00Z')
    expect(formatDateTime(noon)).toBe('Sun 22 Nov 2026, 12:00')
    setTimeZone('Asia/Tokyo')
    expect(formatDateTime(noon)).toBe('Sun 22 Nov 2026, 13:00')
    setTimeZone('America/New_York')
    expect(formatDateTime(noon)).toBe('Sat 21 Nov 2026, 23:00')
  })

  it('counts days by its clock, summer time or not', () => {
    setTimeZone('America/New_York')
    // Clocks go back at 06:00 UTC on 1 November: that day has 25 hours.
    const evening = at('2026-11-01T23:00:00Z')
    expect(zoneOffset(evening)).toBe('-05:00')
    expect(dayStart(evening)).toBe(at('2026-11-01T04:00:00Z'))
    expect(dayStart(evening, 1)).toBe(at('2026-11-02T05:00:00Z'))
    expect(fromWall(toWall(evening))).toBe(evening)
    expect(periodStart('today', new Date(evening))).toEqual(new Date('2026-11-01T04:00:00Z'))
    expect(periodStart('week', new Date(evening))).toEqual(new Date('2026-10-26T04:00:00Z'))
  })

  it('reads a date-and-time field', () => {
    setTimeZone('Asia/Kathmandu')
    expect(readWall('2026-11-22T12:00')).toEqual(new Date('2026-11-22T06:15:00Z'))
    expect(readWall('2026-11-22T12')).toBeNull()
    expect(readWall('2026-13-22T12:00')).toBeNull()
  })

  it('puts the lines of a chart at its hours and days', () => {
    setTimeZone('Asia/Kathmandu')
    const ticks = timeTicks(at('2026-11-22T12:00:00Z'), at('2026-11-23T12:00:00Z'), 4)
    expect(ticks.map(({ t, startsDay }) => [new Date(t).toISOString(), startsDay])).toEqual([
      ['2026-11-22T12:15:00.000Z', false],
      ['2026-11-22T18:15:00.000Z', true],
      ['2026-11-23T00:15:00.000Z', false],
      ['2026-11-23T06:15:00.000Z', false],
    ])
  })
})
