import { describe, expect, it } from 'vitest'
import type { LatestReading } from '../../../../electron/contract/chambers/chambers.ts'
import {
  asDelivered,
  correctedOf,
  measuredOf,
  offsetProblem,
  scaleProblem,
} from '../../../../renderer/features/chambers/calibration-rules.ts'
import { firstFreeName } from '../../../../renderer/features/chambers/free-name.ts'
import { keepLive, usualPeriodMs } from '../../../../renderer/features/chambers/live-readings.ts'
import { formatBand, formatCritical, formatValue } from '../../../../renderer/features/chambers/quantity.ts'
import { relayRows } from '../../../../renderer/features/chambers/relays.ts'
import { fileName } from '../../../../renderer/features/chambers/save-text.ts'
import { readChamberSearch } from '../../../../renderer/features/chambers/spans.ts'
import { band, noon, sampleLive } from '../../chambers/chamber-sample.ts'

const reading = (sensorId: string, second: number, value: number, quality: LatestReading['quality'] = 'good') => ({
  sensorId,
  value,
  quality,
  measuredAt: new Date(second * 1000),
})

describe('live readings', () => {
  it('keeps what came, without what a sensor can’t have measured', () => {
    const kept = keepLive([], [reading('a', 1, 20), reading('a', 6, 99, 'error'), reading('a', 11, 21, 'uncertain')], 7)
    expect(kept.map(({ t, value, receivedAt }) => [t, value, receivedAt])).toEqual([
      [1000, 20, 7],
      [11_000, 21, 7],
    ])
  })

  it('knows the usual period despite one gap', () => {
    const seconds = [0, 5, 10, 70, 75]
    const kept = keepLive(
      [],
      seconds.flatMap((second) => [reading('a', second, 1), reading('b', second + 1, 1)]),
      0,
    )
    expect(usualPeriodMs(kept)).toBe(5000)
    expect(usualPeriodMs(keepLive([], [reading('a', 1, 1)], 0))).toBeNull()
  })
})

describe('calibration', () => {
  it('takes the old correction off before the new one is put on', () => {
    const measured = measuredOf(25, { offset: 1, scale: 1.2 })
    expect(measured).toBeCloseTo(20)
    expect(correctedOf(measured, { offset: -0.5, scale: 1 })).toBeCloseTo(19.5)
    expect(correctedOf(measured, asDelivered)).toBeCloseTo(20)
  })

  it.each([
    [null, 'NOT_A_NUMBER'],
    [0.009, 'SCALE'],
    [0.01, null],
    [100, null],
    [100.1, 'SCALE'],
    [-1, 'SCALE'],
  ])('scale %s: %s', (scale, problem) => {
    expect(scaleProblem(scale)).toBe(problem)
  })

  it.each([
    [null, 'NOT_A_NUMBER'],
    [-10_000, null],
    [10_001, 'OFFSET'],
  ])('offset %s: %s', (offset, problem) => {
    expect(offsetProblem(offset)).toBe(problem)
  })
})

describe('words for numbers', () => {
  it.each([
    [band({ min: 22, max: 26 }), '22–26'],
    [band({ max: 1000 }), '≤ 1,000'],
    [band({ min: 85.5 }), '≥ 85.5'],
    [band({ criticalMax: 5 }), null],
  ])('band %#', (limits, words) => {
    expect(formatBand(limits)).toBe(words)
  })

  it('shows critical limits from low to high', () => {
    expect(formatCritical(band({ criticalMin: 18, criticalMax: 30 }))).toBe('18 / 30')
    expect(formatCritical(band({ criticalMax: 1500 }))).toBe('1,500')
    expect(formatCritical(band({}))).toBeNull()
  })

  it('has the decimals of the sensor and a true minus', () => {
    expect(formatValue('temperature', -0.55)).toBe('−0.6')
    expect(formatValue('humidity', 90)).toBe('90.0')
    expect(formatValue('co2', 1642.4)).toBe('1,642')
  })
})

describe('address, names, files', () => {
  it('reads only choices of ours from the address, and names the others as not chosen', () => {
    expect(readChamberSearch({ room: 'spawning', span: '7d', quantity: 'co2' })).toEqual({
      room: 'spawning',
      span: '7d',
      quantity: 'co2',
    })
    expect(Object.entries(readChamberSearch({ room: 'cellar', span: 7, more: 1 }))).toEqual([
      ['room', undefined],
      ['span', undefined],
      ['quantity', undefined],
    ])
  })

  it('offers the first name nobody has', () => {
    const make = (n: number) => `Chamber ${n}`
    expect(firstFreeName([], make)).toBe('Chamber 1')
    expect(firstFreeName(['chamber 1 ', 'Chamber 3'], make)).toBe('Chamber 2')
  })

  it('makes file names that every system takes', () => {
    expect(fileName(['Los Baños / House 2', 'co2', '24h'], 'csv')).toBe('los-banos-house-2-co2-24h.csv')
  })

  it('lists all seven relays, unknown where never heard', () => {
    const rows = relayRows(sampleLive({ relays: [{ relay: 'FRUITING_LED', on: true, at: noon }] }))
    expect(rows).toHaveLength(7)
    expect(rows.filter(({ on }) => on === null)).toHaveLength(6)
    expect(rows.find(({ relay }) => relay === 'FRUITING_LED')).toEqual({ relay: 'FRUITING_LED', on: true, at: noon })
    expect(relayRows(null).every(({ on }) => on === null)).toBe(true)
  })
})
