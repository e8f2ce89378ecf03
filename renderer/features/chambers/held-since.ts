import type { Band } from '../../../electron/contract/chambers/chambers.ts'
import { type ChamberView, judge, type ReadingView } from './chamber-state.ts'

export type Trace = { t: readonly number[]; values: readonly number[] }

/** `atLeast`: it was already so where the trace begins, so the true start is unknown. */
export type Held = { since: number; atLeast: boolean }

/** The newest reading at the end of a trace of bucket means, which end up to one bucket earlier. */
export function withLatest(trace: Trace, reading: { value: number; measuredAt: Date } | null): Trace {
  if (!reading) return trace
  const at = reading.measuredAt.getTime()
  if ((trace.t.at(-1) ?? Number.NEGATIVE_INFINITY) >= at) return trace
  return { t: [...trace.t, at], values: [...trace.values, reading.value] }
}

/** Since when the newest value's property has held without a break; null when it does not hold now. */
export function heldSince({ t, values }: Trace, holds: (value: number) => boolean): Held | null {
  let index = values.length - 1
  while (index >= 0 && holds(values[index] ?? Number.NaN)) index -= 1
  const since = t[index + 1]
  return since === undefined ? null : { since, atLeast: index < 0 }
}

type Traces = (sensorId: string) => Trace

function holding(reading: ReadingView, band: Band | undefined): (value: number) => boolean {
  if (reading.trust === 'frozen') return (value) => value === reading.value
  return (value) => {
    const verdict = judge(value, band)
    return verdict.side === reading.verdict?.side && (verdict.critical || !reading.verdict.critical)
  }
}

function readingHeld(view: ChamberView, reading: ReadingView, traces: Traces): Held | null {
  const band = view.chamber.setPoints[reading.sensor.room][reading.sensor.quantity]
  return heldSince(traces(reading.sensor.id), holding(reading, band))
}

/** Since when the chamber has been in its condition, as far as the last hours tell. */
export function conditionSince(view: ChamberView, traces: Traces): Held | null {
  const { condition, live } = view
  const { kind, reading, rooms } = condition
  if (kind === 'critical' || kind === 'out') return reading && readingHeld(view, reading, traces)
  if (kind === 'ok' || kind === 'frozen') {
    const meant = view.readings.filter(({ sensor, trust }) =>
      kind === 'ok' ? trust === 'fresh' || trust === 'doubtful' : trust === 'frozen' && rooms.includes(sensor.room),
    )
    const held = meant.flatMap((each) => readingHeld(view, each, traces) ?? [])
    if (held.length === 0) return null
    const since = Math.max(...held.map((each) => each.since))
    return { since, atLeast: held.some((each) => each.since === since && each.atLeast) }
  }
  return live && kind !== 'dead' && kind !== 'error' ? { since: live.since.getTime(), atLeast: false } : null
}
