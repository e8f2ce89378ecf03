import { describe, expect, it } from 'vitest'
import { nearDay, readNeeded } from '../../../../renderer/selling/needed.ts'

const now = Date.parse('2026-11-23T15:30:00Z') // 23:30 in Manila

describe('when an order is needed', () => {
  it.each([
    ['2026-11-22T15:59:59Z', 'yesterday'],
    ['2026-11-22T16:00:00Z', 'today'],
    ['2026-11-23T15:59:59Z', 'today'],
    ['2026-11-23T16:00:00Z', 'tomorrow'],
    ['2026-11-24T16:00:00Z', null],
    ['2026-11-21T15:59:59Z', null],
  ])('%s is %s by the days of Manila', (at, day) => {
    expect(nearDay(new Date(at), now)).toBe(day)
  })

  it('is read as the time of Manila, and unfinished typing is nothing', () => {
    expect(readNeeded('2026-11-23T14:00')?.toISOString()).toBe('2026-11-23T06:00:00.000Z')
    expect(readNeeded('2026-11-23')).toBeNull()
    expect(readNeeded('2026-13-45T14:00')).toBeNull()
    expect(readNeeded('')).toBeNull()
  })
})
