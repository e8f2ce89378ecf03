import { describe, expect, it } from 'vitest'
import { cadenceMs, limitsOf, noPace, type Pace, paced } from '../../../electron/features/chambers/pace-rules.ts'

const minute = 60_000
const after = (...gaps: number[]): Pace => {
  let at = 500
  return gaps.reduce((pace, gap) => paced(pace, (at += gap)), paced(noPace, at))
}

describe('how often a chamber speaks', () => {
  it('is the middle of its last gaps, once there are four', () => {
    expect(cadenceMs(after(minute, minute, minute).gapsMs)).toBeNull()
    expect(cadenceMs(after(minute, minute, minute, minute).gapsMs)).toBe(minute)
    expect(cadenceMs([])).toBeNull()
    expect(cadenceMs([7, 1, 3, 9, 5].map((s) => s * 1000))).toBe(5000)
    expect(cadenceMs([5, 5, 60, 60].map((s) => s * 1000))).toBe(60_000) // of two habits the slower
  })

  it('is not changed by one long silence', () => {
    expect(cadenceMs(after(5000, 5000, 5000, 3 * 3_600_000, 5000).gapsMs)).toBe(5000)
  })

  it('is at most three minutes', () => {
    const at = (gap: number) => cadenceMs(after(gap, gap, gap, gap).gapsMs)
    expect([at(179_999), at(180_000), at(180_001), at(3_600_000)]).toEqual([179_999, 180_000, 180_000, 180_000])
  })

  it('counts what comes within a second as one word', () => {
    expect(after(999).gapsMs).toEqual([])
    expect(after(1000).gapsMs).toEqual([1000])
    expect(after(minute, 10, minute, 10)).toEqual({ lastAtMs: 500 + 2 * minute + 20, gapsMs: [minute, minute] })
    expect(noPace).toEqual({ lastAtMs: null, gapsMs: [] })
  })

  it('forgets all but the last seven gaps', () => {
    expect(after(1, 2, 3, 4, 5, 6, 7, 8, 9).gapsMs).toEqual([])
    expect(after(...[1, 2, 3, 4, 5, 6, 7, 8].map((s) => s * 1000)).gapsMs).toEqual(
      [2, 3, 4, 5, 6, 7, 8].map((s) => s * 1000),
    )
  })
})

describe('how old its words may grow', () => {
  const often = { staleMs: 30_000, quietMs: 60_000, oldMs: 300_000 }
  const of = (gap: number) => limitsOf([gap, gap, gap, gap])

  it('is the usual where it speaks often, or nothing is known', () => {
    expect(limitsOf([])).toEqual(often)
    expect(of(5000)).toEqual(often)
    expect(of(12_000)).toEqual(often)
  })

  it('is longer where it speaks rarely', () => {
    expect(of(12_001)).toEqual({ staleMs: 30_002.5, quietMs: 60_005, oldMs: 300_000 })
    expect(of(30_001)).toEqual({ staleMs: 75_002.5, quietMs: 150_005, oldMs: 300_010 })
    expect(of(minute)).toEqual({ staleMs: 150_000, quietMs: 300_000, oldMs: 600_000 })
    expect(of(3_600_000)).toEqual({ staleMs: 450_000, quietMs: 900_000, oldMs: 1_800_000 })
  })
})
