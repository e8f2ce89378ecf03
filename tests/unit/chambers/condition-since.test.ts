import { describe, expect, it } from 'vitest'
import type { LatestReading } from '../../../electron/contract/chambers/chambers.ts'
import { type Facts, sensorStates, worstOf } from '../../../electron/features/chambers/condition-rules.ts'
import { conditionSince, sinceWhen } from '../../../electron/features/chambers/condition-since.ts'
import type { Trace } from '../../../electron/features/chambers/traces.ts'
import { factsOf, inBandReadings, noon, sampleChamber, secondsBefore } from './chamber-sample.ts'

const minute = (count: number) => noon.getTime() + count * 60_000
const trace = (...values: number[]): Trace => ({ t: values.map((_, index) => minute(index)), values })

describe('heldSince', () => {
  it('finds the start of the last unbroken run', () => {
    expect(sinceWhen(trace(9, 1, 9, 9), (value) => value > 5)).toEqual({ since: minute(2), atLeast: false })
  })

  it('says when the run began before the trace', () => {
    expect(sinceWhen(trace(9, 9), (value) => value > 5)).toEqual({ since: minute(0), atLeast: true })
  })

  it('is nothing when it does not hold now, or there is no trace', () => {
    expect(sinceWhen(trace(9, 1), (value) => value > 5)).toBeNull()
    expect(sinceWhen(trace(), () => true)).toBeNull()
  })
})

describe('conditionSince', () => {
  type Changes = Partial<Facts> & { readings?: LatestReading[] }
  function sinceOf({ readings = inBandReadings(), ...changes }: Changes, traceOf: (id: string) => Trace) {
    const facts = factsOf(readings, changes)
    const states = sensorStates(facts)
    const condition = worstOf(facts, states)
    return conditionSince({ facts, states, condition, livenessSinceMs: secondsBefore(600).getTime() }, traceOf)
  }
  const of = (sensorId: string, own: Trace) => (id: string) => (id === sensorId ? own : trace(1))

  it('counts a critical value from when it passed the critical limit, not the band', () => {
    const readings = inBandReadings({ 'fruiting co2': 1642 })
    const traces = of('fruiting co2', trace(900, 1200, 1501, 1642))
    expect(sinceOf({ readings }, traces)).toEqual({ since: minute(2), atLeast: false })
  })

  it('counts an out-of-band value from when it left the band', () => {
    const readings = inBandReadings({ 'fruiting co2': 1200 })
    const traces = of('fruiting co2', trace(900, 1100, 1501, 1200))
    expect(sinceOf({ readings }, traces)).toEqual({ since: minute(1), atLeast: false })
  })

  it('judges the past by the set points of now', () => {
    const chamber = sampleChamber()
    chamber.setPoints.fruiting.co2.max = 1150
    const readings = inBandReadings({ 'fruiting co2': 1200 })
    expect(sinceOf({ chamber, readings }, of('fruiting co2', trace(900, 1100, 1200)))).toMatchObject({
      since: minute(2),
    })
  })

  it('takes the youngest of all in-band runs', () => {
    const good: Record<string, Trace> = {
      'fruiting temperature': trace(20, 24, 24),
      'fruiting humidity': trace(90, 90),
      'fruiting co2': trace(800),
      'spawning temperature': trace(28),
    }
    expect(sinceOf({}, (id) => good[id] ?? trace(75))).toEqual({ since: minute(1), atLeast: false })
  })

  it('says "at least" when the youngest run is as long as the trace', () => {
    const good: Record<string, Trace> = { 'fruiting co2': trace(800), 'fruiting humidity': trace(20, 90) }
    const early = { t: [minute(0)], values: [24] }
    const late = (id: string) =>
      good[id] ?? { ...early, values: [inBandReadings().find((r) => r.sensorId === id)?.value ?? 0] }
    expect(sinceOf({}, late)).toEqual({ since: minute(1), atLeast: false })
    good['fruiting humidity'] = trace(90)
    expect(sinceOf({}, late)).toEqual({ since: minute(0), atLeast: true })
  })

  it('measures a frozen sensor by its equal values, the noise of a mean left aside', () => {
    const frozenAt: Record<string, number> = {
      'spawning temperature': 28,
      'spawning humidity': 75,
      'spawning co2': 4200,
    }
    const traces = (id: string) => trace(1, (frozenAt[id] ?? 0) + 1e-9, frozenAt[id] ?? 0)
    expect(sinceOf({ frozenRooms: ['spawning'] }, traces)).toEqual({ since: minute(1), atLeast: false })
  })

  it('takes the last word of a chamber for silence', () => {
    expect(sinceOf({ liveness: 'offline' }, () => trace())).toEqual({
      since: secondsBefore(600).getTime(),
      atLeast: false,
    })
  })

  it('counts missing values from when the first of them stopped', () => {
    const stopped = new Map([
      ['fruiting co2', secondsBefore(240)],
      ['spawning co2', secondsBefore(90)],
    ])
    const readings = inBandReadings().map((one) => ({
      ...one,
      measuredAt: stopped.get(one.sensorId) ?? one.measuredAt,
    }))
    expect(sinceOf({ readings }, () => trace(1))).toEqual({ since: secondsBefore(240).getTime(), atLeast: false })
  })

  it('does not know since when a sensor is dead, impossible or was never heard', () => {
    expect(sinceOf({ deadRooms: ['fruiting'] }, () => trace(1))).toBeNull()
    expect(sinceOf({ readings: inBandReadings().slice(1) }, () => trace(1))).toBeNull()
  })
})
