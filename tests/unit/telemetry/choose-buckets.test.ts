import { describe, expect, it } from 'vitest'
import { chooseBuckets } from '../../../electron/features/telemetry/history-queries.ts'

const hour = 3600
const day = 24 * hour

describe('chooseBuckets', () => {
  it.each([
    ['1 h on 800 pixels', hour, 800, { source: 'raw', seconds: 0 }],
    ['2 h on 800 pixels', 2 * hour, 800, { source: 'raw', seconds: 0 }],
    ['3 h on 800 pixels', 3 * hour, 800, { source: 'raw', seconds: 14 }],
    ['6 h on 800 pixels', 6 * hour, 800, { source: 60, seconds: 60 }],
    ['24 h on 800 pixels', day, 800, { source: 60, seconds: 120 }],
    ['7 d on 800 pixels', 7 * day, 800, { source: 60, seconds: 780 }],
    ['30 d on 800 pixels', 30 * day, 800, { source: 900, seconds: 3600 }],
    ['1 y on 800 pixels', 365 * day, 800, { source: 21_600, seconds: 43_200 }],
    ['1 y on 500 pixels', 365 * day, 500, { source: 21_600, seconds: 64_800 }],
  ])('%s', (_name, span, points, expected) => {
    expect(chooseBuckets(span, points)).toEqual(expected)
  })

  it('never makes more buckets than were asked for', () => {
    for (const points of [50, 333, 800, 2000]) {
      for (const span of [hour, 5 * hour, day, 9 * day, 100 * day, 365 * day]) {
        const { seconds } = chooseBuckets(span, points)
        if (seconds > 0) expect(span / seconds).toBeLessThanOrEqual(points)
      }
    }
  })
})
