import { expect, it } from 'vitest'
import { createTraces } from '../../../electron/features/chambers/traces.ts'
import { noon } from './chamber-sample.ts'

const at = (minutes: number) => noon.getTime() + minutes * 60_000

it('keeps means of five minutes, with the newest value at the end', () => {
  const traces = createTraces()
  traces.add('a', 10, at(0))
  traces.add('a', 20, at(4.9))
  traces.add('a', 30, at(5))
  traces.add('b', 99, at(5))
  expect(traces.of('a')).toEqual({ t: [at(0), at(5)], values: [15, 30] })
  traces.add('a', 50, at(6))
  expect(traces.of('a')).toEqual({ t: [at(0), at(5), at(6)], values: [15, 40, 50] })
  expect(traces.of('never')).toEqual({ t: [], values: [] })
})

it('leaves out what comes late, and forgets what is older than six hours', () => {
  const traces = createTraces()
  traces.add('a', 1, at(0))
  traces.add('a', 2, at(5))
  traces.add('a', 9, at(4))
  expect(traces.of('a').values).toEqual([1, 2])
  traces.add('a', 3, at(360))
  expect(traces.of('a')).toEqual({ t: [at(5), at(360)], values: [2, 3] })
})

it('takes in the past before its own first value, once', () => {
  const traces = createTraces()
  traces.add('a', 3, at(10))
  const past = { t: [at(0), at(5), at(10)], values: [1, 2, 9] }
  traces.addPast('a', past)
  traces.addPast('a', past)
  expect(traces.of('a')).toEqual({ t: [at(0), at(5), at(10)], values: [1, 2, 3] })
})
