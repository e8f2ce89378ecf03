import { describe, expect, it } from 'vitest'
import { notFitted, outOfRange, sensorsMeant, sensorsSaid } from '../../../electron/features/chambers/fitted-rules.ts'
import { sampleChamber } from './chamber-sample.ts'

const { sensors } = sampleChamber()
const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id)

describe('the sensors', () => {
  it('that a note means: one, a room, a quantity, or all', () => {
    expect(ids(sensorsMeant(sensors, { room: 'spawning', quantity: 'co2' }))).toEqual(['spawning co2'])
    expect(ids(sensorsMeant(sensors, { room: null, quantity: 'co2' }))).toEqual(['fruiting co2', 'spawning co2'])
    expect(ids(sensorsMeant(sensors, { room: 'fruiting', quantity: null }))).toHaveLength(3)
    expect(ids(sensorsMeant(sensors, { room: null, quantity: null }))).toEqual(ids(sensors))
    expect(ids(sensorsMeant(sensors, undefined))).toEqual(ids(sensors))
  })

  it('of which something came, readable or not', () => {
    const said = [
      { room: 'fruiting', quantity: 'co2', value: 800 },
      { room: 'spawning', quantity: 'humidity', said: 'NaN' },
    ] as const
    expect(sensorsSaid(sensors, said)).toEqual(['fruiting co2', 'spawning humidity'])
    expect(sensorsSaid(sensors, [])).toEqual([])
  })

  it('that are not fitted: never said while others were', () => {
    const of = (...said: string[]) => [...notFitted(sensors, { said: new Set(said), isPastKnown: true })]
    expect(of('fruiting co2', 'fruiting humidity', 'fruiting temperature', 'spawning co2')).toEqual([
      'spawning temperature',
      'spawning humidity',
    ])
    expect(of(...ids(sensors))).toEqual([])
    expect(of()).toEqual([])
    expect(of('fruiting co2')).toHaveLength(5)
    expect([...notFitted(sensors, { said: new Set(['fruiting co2']), isPastKnown: false })]).toEqual([])
  })

  it('that were warned of within the time in which a value is fresh', () => {
    const limits = { staleMs: 30_000, quietMs: 60_000, oldMs: 300_000 }
    const warned = new Map([
      ['late', 10_001],
      ['long ago', 10_000],
    ])
    expect([...outOfRange(warned, { atMs: 40_000, limits })]).toEqual(['late'])
  })
})
