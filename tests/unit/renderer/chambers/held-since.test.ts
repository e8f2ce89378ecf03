import { describe, expect, it } from 'vitest'
import { chamberView } from '../../../../renderer/features/chambers/chamber-state.ts'
import { conditionSince, heldSince, type Trace, withLatest } from '../../../../renderer/features/chambers/held-since.ts'
import { noon, sampleChamber, sampleLive, secondsBefore } from './chamber-sample.ts'

const minute = (count: number) => noon.getTime() + count * 60_000
const trace = (...values: number[]): Trace => ({ t: values.map((_, index) => minute(index)), values })

describe('heldSince', () => {
  it('finds the start of the last unbroken run', () => {
    expect(heldSince(trace(9, 1, 9, 9), (value) => value > 5)).toEqual({ since: minute(2), atLeast: false })
  })

  it('says when the run began before the trace', () => {
    expect(heldSince(trace(9, 9), (value) => value > 5)).toEqual({ since: minute(0), atLeast: true })
  })

  it('is nothing when it does not hold now, or there is no trace', () => {
    expect(heldSince(trace(9, 1), (value) => value > 5)).toBeNull()
    expect(heldSince(trace(), () => true)).toBeNull()
  })
})

describe('withLatest', () => {
  it('adds only a newer reading', () => {
    const measuredAt = new Date(minute(2))
    expect(withLatest(trace(1, 2), { value: 3, measuredAt })).toEqual(trace(1, 2, 3))
    expect(withLatest(trace(1, 2, 3), { value: 9, measuredAt })).toEqual(trace(1, 2, 3))
  })
})

describe('conditionSince', () => {
  const viewOf = (...live: Parameters<typeof sampleLive>) =>
    chamberView(sampleChamber(), sampleLive(...live), noon.getTime(), false)

  it('counts a critical value from when it passed the critical limit, not the band', () => {
    const view = viewOf({}, { 'fruiting co2': 1642 })
    const traces = (id: string) => (id === 'fruiting co2' ? trace(900, 1200, 1501, 1642) : trace(1))
    expect(conditionSince(view, traces)).toEqual({ since: minute(2), atLeast: false })
  })

  it('counts an out-of-band value from when it left the band', () => {
    const view = viewOf({}, { 'fruiting co2': 1200 })
    const traces = (id: string) => (id === 'fruiting co2' ? trace(900, 1100, 1501, 1200) : trace(1))
    expect(conditionSince(view, traces)).toEqual({ since: minute(1), atLeast: false })
  })

  it('takes the youngest of all in-band runs', () => {
    const good = { temperature: 24, humidity: 90, co2: 800 }
    const traces = (id: string): Trace => {
      if (id === 'fruiting temperature') return trace(20, 24, 24)
      if (id === 'fruiting humidity') return trace(good.humidity, good.humidity)
      if (id === 'fruiting co2') return trace(good.co2)
      if (id === 'spawning temperature') return trace(28)
      return trace(75)
    }
    expect(conditionSince(viewOf(), traces)).toEqual({ since: minute(1), atLeast: false })
  })

  it('measures a frozen sensor by its equal values', () => {
    const view = viewOf({ frozenRooms: ['spawning'] })
    const frozenAt: Record<string, number> = {
      'spawning temperature': 28,
      'spawning humidity': 75,
      'spawning co2': 4200,
    }
    const traces = (id: string) => trace(1, frozenAt[id] ?? 0, frozenAt[id] ?? 0)
    expect(conditionSince(view, traces)).toEqual({ since: minute(1), atLeast: false })
  })

  it('takes the host at its word for silence', () => {
    const view = viewOf({ liveness: 'offline', since: secondsBefore(600) })
    expect(conditionSince(view, () => trace())).toEqual({ since: secondsBefore(600).getTime(), atLeast: false })
  })
})
