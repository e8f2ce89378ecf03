import { describe, expect, it } from 'vitest'
import {
  corrected,
  countFrozen,
  type FrozenCounter,
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
    ['a redelivered reading of 1970', 1000, true, { atMs: noon, clockDoubtful: true }],
    ['a redelivered reading of tomorrow', noon + 1440 * minute, true, { atMs: noon, clockDoubtful: true }],
  ])('%s', (_name, deviceMs, backlog, expected) => {
    expect(measuredAt(deviceMs, noon, backlog)).toEqual(expected)
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
