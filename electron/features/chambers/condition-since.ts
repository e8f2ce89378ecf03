import type { Band, Condition, LatestReading } from '../../contract/chambers/chambers.ts'
import type { SensorState } from '../../contract/chambers/condition.ts'
import { type Facts, judge } from './condition-rules.ts'
import type { Trace } from './traces.ts'

/** `atLeast`: it was already so where the trace begins, so the true start is unknown. */
export type Since = { since: number; atLeast: boolean }

/** Since when the newest value's property has held without a break; null when it does not hold now. */
export function sinceWhen({ t, values }: Trace, holds: (value: number) => boolean): Since | null {
  let index = values.length - 1
  while (index >= 0 && holds(values[index] ?? Number.NaN)) index -= 1
  const since = t[index + 1]
  return since === undefined ? null : { since, atLeast: index < 0 }
}

/** A mean of equal values is that value, but for the noise of the sum. */
const isSame = (a: number, b: number) => Math.abs(a - b) < 1e-6

function holding({ trust, verdict }: SensorState, reading: LatestReading, band: Band | undefined) {
  if (trust === 'frozen') return (value: number) => isSame(value, reading.value)
  return (value: number) => {
    const then = judge(value, band)
    return then.side === verdict?.side && (then.critical || !verdict.critical)
  }
}

/** The runs that began last decide: all of them hold since then. */
function youngest(all: readonly Since[]): Since | null {
  const since = Math.max(...all.map((each) => each.since))
  return all.find((each) => each.since === since && each.atLeast) ?? all.find((each) => each.since === since) ?? null
}

type Now = {
  facts: Facts
  states: readonly SensorState[]
  condition: Pick<Condition, 'kind' | 'sensorId' | 'rooms'>
  livenessSinceMs: number
}

/** Since when the chamber has been in its condition, as far as the last hours tell. */
export function conditionSince({ facts, states, condition, livenessSinceMs }: Now, traceOf: (id: string) => Trace) {
  const { kind, sensorId, rooms } = condition
  const { chamber, latest, liveness } = facts
  const runOf = (state: SensorState): Since | null => {
    const sensor = chamber.sensors.find(({ id }) => id === state.sensorId)
    const reading = latest.get(state.sensorId)
    if (!sensor || !reading) return null
    const band = chamber.setPoints[sensor.room][sensor.quantity]
    return sinceWhen(traceOf(sensor.id), holding(state, reading, band))
  }
  const meant = states.filter((state) => {
    if (kind === 'ok') return state.trust === 'fresh' || state.trust === 'doubtful'
    if (kind === 'critical' || kind === 'out') return state.sensorId === sensorId
    const room = chamber.sensors.find(({ id }) => id === state.sensorId)?.room
    return kind === 'frozen' && state.trust === 'frozen' && room !== undefined && rooms.includes(room)
  })
  if (meant.length > 0) return youngest(meant.flatMap((state) => runOf(state) ?? []))
  if (kind === 'partial' || (kind === 'stale' && liveness === 'live')) return firstStopped(states)
  if (kind === 'dead' || kind === 'out-of-range' || kind === 'error' || kind === 'ok') return null
  return { since: livenessSinceMs, atLeast: false }
}

/** When the first of the values that no longer come was last heard. */
function firstStopped(states: readonly SensorState[]): Since | null {
  const stopped = states.filter(({ trust }) => trust === 'stale' || trust === 'quiet' || trust === 'old')
  const heard = stopped.flatMap(({ heardAt }) => heardAt?.getTime() ?? [])
  return heard.length === 0 ? null : { since: Math.min(...heard), atLeast: false }
}
