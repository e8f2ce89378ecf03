import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readingId } from '../../../electron/features/telemetry/reading-id.ts'

describe('readingId', () => {
  it('is the same for the same sensor and moment, so one reading by two roads is one row', () => {
    expect(readingId('sensor-a', 1_795_350_009_600)).toBe(readingId('sensor-a', 1_795_350_009_600))
  })

  it('is what other desktops make: a change of the recipe would double every reading', () => {
    expect(readingId('sensor-a', 1_795_350_009_600)).toBe('01M81K65R0T1QSYBEQMF4MSV21')
  })

  it('differs by sensor and by millisecond, and sorts by time first', () => {
    const moment = fc.integer({ min: 0, max: 4_000_000_000_000 })
    fc.assert(
      fc.property(moment, moment, fc.string(), fc.string(), (a, b, one, other) => {
        const [first, second] = [readingId(one, a), readingId(other, b)]
        expect(first).toHaveLength(26)
        if (a !== b) expect(first < second).toBe(a < b)
        if (a === b) expect(first === second).toBe(one === other)
      }),
    )
  })
})
