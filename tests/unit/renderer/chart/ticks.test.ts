import { describe, expect, it } from 'vitest'
import { timeTicks, valueTicks } from '../../../../renderer/ui/chart/ticks.ts'

const manila = (text: string) => Date.parse(`${text}+08:00`)
const isoOf = (ticks: { t: number }[]) => ticks.map(({ t }) => new Date(t).toISOString())

describe('timeTicks', () => {
  it('puts a day of hours on round Manila hours', () => {
    const ticks = timeTicks(manila('2026-11-22T08:42:00'), manila('2026-11-23T08:42:00'), 8)
    expect(isoOf(ticks)).toEqual([
      '2026-11-22T01:00:00.000Z',
      '2026-11-22T04:00:00.000Z',
      '2026-11-22T07:00:00.000Z',
      '2026-11-22T10:00:00.000Z',
      '2026-11-22T13:00:00.000Z',
      '2026-11-22T16:00:00.000Z',
      '2026-11-22T19:00:00.000Z',
      '2026-11-22T22:00:00.000Z',
    ])
    expect(ticks.filter((tick) => tick.startsDay).map(({ t }) => t)).toEqual([manila('2026-11-23T00:00:00')])
  })

  it('starts days at Manila midnight, which is 16:00 UTC', () => {
    const ticks = timeTicks(manila('2026-11-16T12:00:00'), manila('2026-11-23T12:00:00'), 8)
    expect(ticks).toHaveLength(7)
    expect(ticks.every(({ t, unit }) => unit === 'day' && new Date(t).getUTCHours() === 16)).toBe(true)
  })

  it('starts weeks on Monday', () => {
    const ticks = timeTicks(manila('2026-10-24T10:00:00'), manila('2026-11-23T10:00:00'), 6)
    expect(ticks.map(({ t }) => t)).toEqual(
      ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'].map((day) => manila(`${day}T00:00:00`)),
    )
  })

  it('walks calendar months over a year and marks the new one', () => {
    const ticks = timeTicks(manila('2025-11-23T00:00:00'), manila('2026-11-23T00:00:00'), 8)
    expect(ticks.map(({ t }) => t)).toEqual(
      ['2026-01', '2026-03', '2026-05', '2026-07', '2026-09', '2026-11'].map((month) => manila(`${month}-01T00:00:00`)),
    )
    expect(ticks.map(({ startsYear }) => startsYear)).toEqual([true, false, false, false, false, false])
  })

  it('has nothing to say about an empty span', () => {
    expect(timeTicks(5, 5, 8)).toEqual([])
    expect(timeTicks(9, 5, 8)).toEqual([])
  })
})

describe('valueTicks', () => {
  it.each([
    [667, 1642, 4, [500, 750, 1000, 1250, 1500, 1750]],
    [21.7, 26.4, 4, [20, 22, 24, 26, 28]],
    [0, 1, 4, [0, 0.25, 0.5, 0.75, 1]],
    [-0.3, 0.3, 3, [-0.4, -0.2, 0, 0.2, 0.4]],
  ])('encloses %d to %d', (low, high, wanted, ticks) => {
    expect(valueTicks(low, high, wanted)).toEqual(ticks)
  })

  it('opens a flat line up', () => {
    const ticks = valueTicks(24, 24, 4)
    expect(ticks.length).toBeGreaterThanOrEqual(2)
    expect(ticks[0]).toBeLessThanOrEqual(24)
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(24)
  })
})
