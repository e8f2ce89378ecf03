import { describe, expect, it } from 'vitest'
import {
  type ClockMemory,
  corrected,
  countFrozen,
  type FrozenCounter,
  fitsBacklog,
  isJump,
  measuredAt,
  qualityOf,
} from '../../../electron/features/telemetry/reading-rules.ts'

const noon = Date.UTC(2026, 10, 23, 4)
const minute = 60_000

describe('measuredAt', () => {
  it.each([
    ['a device without a clock', null, false, { atMs: noon, clockDoubtful: false }],
    ['a clock 4 minutes ahead', noon + 4 * minute, false, { atMs: noon + 4 * minute, clockDoubtful: false }],
    ['a clock 6 minutes ahead', noon + 6 * minute, false, { atMs: noon, clockDoubtful: true }],
    ['a clock 6 minutes behind', noon - 6 * minute, false, { atMs: noon, clockDoubtful: true }],
    [
      'a redelivered reading of an hour ago',
      noon - 60 * minute,
      true,
      { atMs: noon - 60 * minute, clockDoubtful: false },
    ],
    [
      'a clock five minutes ahead to the millisecond',
      noon + 5 * minute,
      false,
      { atMs: noon + 5 * minute, clockDoubtful: false },
    ],
    ['a clock a millisecond further ahead', noon + 5 * minute + 1, false, { atMs: noon, clockDoubtful: true }],
    [
      'a clock five minutes behind to the millisecond',
      noon - 5 * minute,
      false,
      { atMs: noon - 5 * minute, clockDoubtful: false },
    ],
    ['a clock a millisecond further behind', noon - 5 * minute - 1, false, { atMs: noon, clockDoubtful: true }],
    [
      'a redelivered reading of 35 days ago',
      noon - 35 * 1440 * minute,
      true,
      { atMs: noon - 35 * 1440 * minute, clockDoubtful: false },
    ],
    [
      'a redelivered reading a millisecond older',
      noon - 35 * 1440 * minute - 1,
      true,
      { atMs: noon, clockDoubtful: true },
    ],
    ['a redelivered reading of 1970', 1000, true, { atMs: noon, clockDoubtful: true }],
    ['a redelivered reading of tomorrow', noon + 1440 * minute, true, { atMs: noon, clockDoubtful: true }],
  ])('%s', (_name, deviceMs, backlog, expected) => {
    expect(measuredAt(deviceMs, noon, backlog)).toEqual(expected)
  })
})

describe('fitsBacklog', () => {
  const hour = 60 * minute
  const before = (more: Partial<ClockMemory> = {}): ClockMemory => ({
    ...{ deviceMs: noon - 5 * hour, receivedMs: noon, backlog: true, doubtful: false },
    ...more,
  })
  const [next, second] = [noon - 5 * hour + 5000, 1000]
  it.each([
    ['the first of all', noon - hour, noon, null, true],
    ['the next of a queue, at once', next, noon, before(), true],
    ['just faster than half its pace', next, noon + 2499, before(), true],
    ['at half its pace', next, noon + 2500, before(), false],
    ['at its usual pace: its clock is behind', next, noon + 5 * second, before(), false],
    ['at its usual pace, the one before being no backlog', next, noon + 5 * second, before({ backlog: false }), true],
    ['the same again', noon - 5 * hour, noon + hour, before(), true],
    ['the first after a clock that was wrong', next, noon, before({ doubtful: true }), false],
    ['one that was on its way when the connection broke', noon - 5 * hour - 5 * minute, noon, before(), true],
    ['an older one than had been heard', noon - 5 * hour - 5 * minute - 1, noon, before(), false],
  ])('%s', (_name, deviceMs, receivedMs, last, fits) => {
    expect(fitsBacklog(deviceMs, receivedMs, last)).toBe(fits)
  })
})

describe('isJump', () => {
  const at = (value: number, seconds = 0) => ({ value, atMs: noon + seconds * 1000 })
  it.each([
    ['temperature', 24, 27, 0, false],
    ['temperature', 24, 27.1, 0, true],
    ['temperature', 24, 20.9, 0, true],
    ['temperature', 24, 30, 60, false],
    ['temperature', 24, 30.1, 60, true],
    ['humidity', 47, 4.73, 5, true],
    ['humidity', 47, 32, 0, false],
    ['humidity', 47, 31.9, 0, true],
    ['humidity', 47, 77, 60, false],
    ['humidity', 47, 77.1, 60, true],
    ['co2', 900, 2400, 0, false],
    ['co2', 900, 2401, 0, true],
    ['co2', 15_000, 7500, 60, false],
    ['co2', 15_000, 7499, 60, true],
  ] as const)('%s from %d to %d in %d s: %s', (quantity, from, to, seconds, jumped) => {
    expect(isJump(quantity, at(from), at(to, seconds))).toBe(jumped)
    // A backlog may bring the earlier one later.
    expect(isJump(quantity, at(from, seconds), at(to))).toBe(jumped)
  })
  it('knows nothing of the first value', () => {
    expect(isJump('co2', undefined, at(40_000))).toBe(false)
  })
})

describe('corrected', () => {
  it('multiplies, then adds, without float noise', () => {
    expect(corrected(23.5, { scale: 1, offset: 0.1 })).toBe(23.6)
    expect(corrected(800, { scale: 1.05, offset: -20 })).toBe(820)
  })
})

describe('qualityOf', () => {
  const co2 = { minValue: 400, maxValue: 40_000 }
  const none = { frozen: false, clock: false }
  it.each([
    [399.9, none, 'error'],
    [400, none, 'good'],
    [40_000, none, 'good'],
    [40_000.1, none, 'error'],
    [800, { frozen: true, clock: false }, 'uncertain'],
    [800, { frozen: false, clock: true }, 'uncertain'],
    [1, { frozen: true, clock: true }, 'error'],
  ])('%d ppm with %o is %s', (value, doubts, expected) => {
    expect(qualityOf(value, co2, doubts)).toBe(expected)
  })
  it('has no limit where the sensor names none', () => {
    expect(qualityOf(-5000, { minValue: null, maxValue: null }, none)).toBe('good')
  })
})

describe('countFrozen', () => {
  const said = (temperature: number) => new Map([['temperature', temperature]] as const)
  it('is frozen from the twelfth identical message on, and thaws with the first other one', () => {
    const counter: FrozenCounter = new Map()
    const told = Array.from({ length: 13 }, () => countFrozen(counter, 'fruiting', said(23.5)))
    expect(told).toEqual([...Array.from({ length: 11 }, () => false), true, true])
    expect(countFrozen(counter, 'fruiting', said(23.6))).toBe(false)
  })
  it('counts each room by itself', () => {
    const counter: FrozenCounter = new Map()
    for (let i = 0; i < 12; i += 1) countFrozen(counter, 'fruiting', said(23.5))
    expect(countFrozen(counter, 'spawning', said(23.5))).toBe(false)
  })
})
