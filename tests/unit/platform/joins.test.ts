import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { DatabaseState } from '../../../electron/platform/database/types.ts'
import { createJoins, type Joint, onceDone } from '../../../electron/platform/joins.ts'
import { silentLog } from '../../../electron/platform/log.ts'

function desk() {
  const told: string[] = []
  const log = Object.assign(Object.create(silentLog), {
    warn: (_: unknown, said: string) => told.push(said),
    error: (_: unknown, said: string) => told.push(said),
  }) as typeof silentLog
  const state: DatabaseState = { state: 'ready' }
  /** A part that tells what becomes of it; what is named in `fails` goes wrong. */
  const part = (name: string, fails?: keyof Joint): Joint => {
    const does = (stage: keyof Joint) => async () => {
      await Promise.resolve()
      told.push(`${name} ${stage}`)
      if (fails === stage) throw new Error(`${name} ${stage}`)
    }
    return {
      begin: does('begin'),
      afterwards: { what: `finish ${name}`, run: does('afterwards') },
      chores: [{ what: `keep ${name}`, everyMs: 60_000, isFirstSoon: true, run: does('chores') }],
      stop: does('stop'),
    }
  }
  return { told, part, joins: createJoins({ database: { state: () => state }, log }) }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('begins parts as they are joined, lets the rest wait for the opening, and stops them in reverse', async () => {
  const { told, part, joins } = desk()
  await joins.join(part('a'))
  await joins.join({}) // a part that only answers
  await joins.join(part('b'))
  expect(told.splice(0)).toEqual(['a begin', 'b begin'])
  await joins.opened()
  await vi.advanceTimersByTimeAsync(4_000)
  await joins.stop()
  expect(told).toEqual(['a afterwards', 'b afterwards', 'a chores', 'b chores', 'b stop', 'a stop'])
})

it('goes on after what could wait, or would not stop, went wrong', async () => {
  const { told, part, joins } = desk()
  await joins.join(part('a', 'afterwards'))
  await joins.join(part('b', 'stop'))
  await joins.opened()
  await vi.advanceTimersByTimeAsync(4_000)
  await joins.stop()
  expect(told.slice(2)).toEqual([
    ...['a afterwards', 'could not finish a', 'b afterwards', 'a chores', 'b chores'],
    ...['b stop', 'a part of the farm did not stop well', 'a stop'],
  ])
})

it('stops what was joined when one can not begin', async () => {
  const { told, part, joins } = desk()
  await joins.join(part('a'))
  await expect(joins.join(part('b', 'begin'))).rejects.toThrow('b begin')
  await joins.stop()
  expect(told).toEqual(['a begin', 'b begin', 'b stop', 'a stop'])
})

it('begins nothing more once it is left', async () => {
  const { told, part, joins } = desk()
  let go = () => {}
  const held = new Promise<void>((resolve) => (go = resolve))
  await joins.join({ afterwards: { what: 'wait', run: () => held } })
  await joins.join(part('b'))
  const opened = joins.opened()
  const stopped = joins.stop()
  go()
  await Promise.all([opened, stopped])
  expect(told).toEqual(['b begin', 'b stop'])
})

it('does once what others wait for, and again only after it failed', async () => {
  const runs: string[] = []
  const ready = onceDone(async () => {
    await Promise.resolve()
    runs.push('run')
    if (runs.length === 1) throw new Error('away')
  })
  const [first, second] = await Promise.allSettled([ready(), ready()])
  expect([first.status, second.status]).toEqual(['rejected', 'rejected'])
  await ready()
  await ready()
  expect(runs).toHaveLength(2)
})
