import { describe, expect, it } from 'vitest'
import {
  appendReadings,
  type Columns,
  nearestIndex,
  noColumns,
  thinned,
  within,
} from '../../../../renderer/ui/chart/columns.ts'
import { gapLimitMs, toLines } from '../../../../renderer/ui/chart/points.ts'
import { summarise, toCsv } from '../../../../renderer/ui/chart/summary.ts'

const raw = (...pairs: [number, number][]): Columns => ({
  t: pairs.map(([t]) => t),
  mean: pairs.map(([, value]) => value),
  min: pairs.map(([, value]) => value),
  max: pairs.map(([, value]) => value),
  n: pairs.map(() => 1),
})
const noLimits = { min: null, max: null, criticalMin: null, criticalMax: null }

describe('appendReadings', () => {
  it('adds only what is newer when each reading stands by itself', () => {
    const now = appendReadings(
      raw([1000, 20], [6000, 21]),
      [
        { t: 16_000, value: 23 },
        { t: 6000, value: 21 },
        { t: 11_000, value: 22 },
      ],
      0,
    )
    expect(now).toEqual(raw([1000, 20], [6000, 21], [11_000, 22], [16_000, 23]))
  })

  it('folds into the last bucket and opens the next on the same grid', () => {
    const start: Columns = { t: [60_000], mean: [10], min: [8], max: [12], n: [3] }
    const now = appendReadings(
      start,
      [
        { t: 70_000, value: 18 },
        { t: 185_000, value: 5 },
      ],
      60_000,
    )
    expect(now).toEqual({ t: [60_000, 180_000], mean: [12, 5], min: [8, 5], max: [18, 5], n: [4, 1] })
  })

  it('opens the very next bucket at its edge', () => {
    const start: Columns = { t: [60_000], mean: [10], min: [8], max: [12], n: [3] }
    expect(appendReadings(start, [{ t: 120_000, value: 7 }], 60_000).t).toEqual([60_000, 120_000])
    expect(appendReadings(start, [{ t: 119_999, value: 7 }], 60_000).t).toEqual([60_000])
  })

  it('drops what belongs to a bucket already closed', () => {
    const start: Columns = { t: [60_000], mean: [10], min: [8], max: [12], n: [3] }
    expect(appendReadings(start, [{ t: 59_000, value: 99 }], 60_000)).toEqual(start)
  })

  it('starts from nothing on the bucket grid', () => {
    expect(appendReadings(noColumns, [{ t: 65_000, value: 4 }], 60_000).t).toEqual([60_000])
  })
})

describe('window and search', () => {
  const five = raw([10, 1], [20, 2], [30, 3], [40, 4], [50, 5])

  it('keeps both edges of the window', () => {
    expect(within(five, 20, 40).t).toEqual([20, 30, 40])
    expect(within(five, 51, 90).t).toEqual([])
  })

  it.each([
    [-5, 0],
    [14, 0],
    [15, 0],
    [16, 1],
    [99, 4],
  ])('finds the nearest to %d', (time, index) => {
    expect(nearestIndex(five.t, time)).toBe(index)
  })

  it('finds nothing in nothing', () => {
    expect(nearestIndex([], 5)).toBe(-1)
  })

  it('thins without losing a peak or a reading', () => {
    const spiky = raw([1, 5], [2, 50], [3, 5], [4, 1], [5, 5])
    const few = thinned(spiky, 2)
    expect(few.t).toEqual([1, 4])
    expect(few.max).toEqual([50, 5])
    expect(few.min).toEqual([5, 1])
    expect(few.n).toEqual([3, 2])
    expect(few.mean).toEqual([20, 3])
  })
})

describe('gaps', () => {
  it('lifts the pen after more than three buckets of silence', () => {
    const columns = raw([0, 1], [60_000, 1], [240_000, 2], [480_001, 3])
    const lines = toLines(columns, 180_000)
    expect(lines.mean.map(({ y }) => y)).toEqual([1, 1, 2, Number.NaN, 3])
    expect(lines.lone).toEqual([{ x: 480_001, y: 3 }])
  })

  it('measures by the usual distance where readings are more seldom than buckets', () => {
    expect(gapLimitMs([0, 60_000, 120_000], 15_000)).toBe(180_000)
    expect(gapLimitMs([0, 5000, 10_000, 900_000], 0)).toBe(15_000)
  })
})

describe('summary', () => {
  it('weighs by count and says the share in band', () => {
    const columns: Columns = { t: [1, 2], mean: [900, 1200], min: [850, 1000], max: [950, 1300], n: [3, 1] }
    expect(summarise(columns, { ...noLimits, max: 1000 })).toEqual({
      lowest: { value: 850, t: 1 },
      highest: { value: 1300, t: 2 },
      mean: 975,
      count: 4,
      inBand: 0.75,
    })
    expect(summarise(columns, noLimits)?.inBand).toBeNull()
    expect(summarise(noColumns, noLimits)).toBeNull()
  })

  it('writes CSV in Manila time', () => {
    const columns: Columns = {
      t: [Date.parse('2026-11-22T16:05:00Z')],
      mean: [24.123456],
      min: [24],
      max: [25],
      n: [2],
    }
    expect(toCsv(columns, ['Time', 'Mean, °C', 'Lowest', 'Highest', 'Readings'])).toBe(
      '"Time","Mean, °C","Lowest","Highest","Readings"\r\n2026-11-23T00:05:00+08:00,24.1235,24,25,2\r\n',
    )
  })
})
