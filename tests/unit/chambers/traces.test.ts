import { expect, it } from 'vitest'
import { createTraces, type Traces } from '../../../electron/features/chambers/traces.ts'
import { noon } from './chamber-sample.ts'

const at = (minutes: number) => noon.getTime() + minutes * 60_000
const add = (traces: Traces, sensorId: string, value: number, minutes: number, isNow = false) => {
  traces.add(sensorId, value, { atMs: at(minutes), isNow })
}

it('keeps means of five minutes, with the newest value at the end', () => {
  const traces = createTraces()
  add(traces, 'a', 10, 0)
  add(traces, 'a', 20, 4.9)
  add(traces, 'a', 30, 5)
  add(traces, 'b', 99, 5)
  expect(traces.of('a')).toEqual({ t: [at(0), at(5)], values: [15, 30] })
  add(traces, 'a', 50, 6)
  expect(traces.of('a')).toEqual({ t: [at(0), at(5), at(6)], values: [15, 40, 50] })
  expect(traces.of('never')).toEqual({ t: [], values: [] })
})

it('leaves out what comes late, and forgets what is older than six hours', () => {
  const traces = createTraces()
  add(traces, 'a', 1, 0)
  add(traces, 'a', 2, 5)
  add(traces, 'a', 9, 4)
  expect(traces.of('a').values).toEqual([1, 2])
  add(traces, 'a', 3, 360)
  expect(traces.of('a')).toEqual({ t: [at(5), at(360)], values: [2, 3] })
})

it('takes in the past before its own first value, once', () => {
  const traces = createTraces()
  add(traces, 'a', 3, 10)
  const past = { t: [at(0), at(5), at(10)], values: [1, 2, 9] }
  traces.addPast('a', past)
  traces.addPast('a', past)
  expect(traces.of('a')).toEqual({ t: [at(0), at(5), at(10)], values: [1, 2, 3] })
})

it('takes what is said now for now, though a clock that was put right shows less than before', () => {
  const traces = createTraces()
  add(traces, 'a', 1, 0, true)
  add(traces, 'a', 2, 5, true)
  add(traces, 'a', 3, 240, true)
  add(traces, 'a', 4, 6, true)
  expect(traces.of('a')).toEqual({ t: [at(0), at(5), at(6)], values: [1, 3, 4] })
  add(traces, 'a', 6, 4, true)
  expect(traces.of('a')).toEqual({ t: [at(0), at(4)], values: [3.5, 6] })
})

it('begins with its first value, not with the five minutes that this lies in', () => {
  const traces = createTraces()
  add(traces, 'a', 1, 2)
  expect(traces.of('a')).toEqual({ t: [at(2)], values: [1] })
  add(traces, 'a', 3, 3, true)
  expect(traces.of('a')).toEqual({ t: [at(2), at(3)], values: [2, 3] })
  // What was missed of the same five minutes is earlier.
  add(traces, 'a', 2, 1)
  expect(traces.of('a').t).toEqual([at(1), at(3)])
})
