import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startChores } from '../../../electron/platform/chores.ts'
import type { DatabaseState } from '../../../electron/platform/database/types.ts'
import { silentLog } from '../../../electron/platform/log.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('does chores at their times, left out while the database is away, and goes on after one that failed', async () => {
  let state: DatabaseState = { state: 'ready' }
  const done: string[] = []
  const warned: unknown[] = []
  const log = Object.assign(Object.create(silentLog), {
    warn: (_: unknown, said: unknown) => warned.push(said),
  }) as typeof silentLog
  const stop = startChores({ database: { state: () => state }, log }, [
    {
      ...{ what: 'sweep', everyMs: 100, isFirstSoon: true },
      run: () => {
        done.push('sweep')
        return done.length === 2 ? Promise.reject(new Error('no')) : Promise.resolve()
      },
    },
    {
      ...{ what: 'count', everyMs: 250 },
      run: async () => {
        done.push('count')
      },
    },
  ])
  expect(done).toEqual([])
  await vi.advanceTimersByTimeAsync(50)
  expect(done).toEqual(['sweep'])
  await vi.advanceTimersByTimeAsync(50)
  expect(warned).toEqual(['could not sweep'])
  state = { state: 'lost', since: new Date(), reason: 'UNREACHABLE' }
  await vi.advanceTimersByTimeAsync(100)
  expect(done).toEqual(['sweep', 'sweep'])
  state = { state: 'ready' }
  await vi.advanceTimersByTimeAsync(100)
  expect(done).toEqual(['sweep', 'sweep', 'count', 'sweep'])
  await stop()
  await vi.advanceTimersByTimeAsync(1000)
  expect(done).toHaveLength(4)
})

it('leaves a chore out while the last time is not over, and ends when nothing runs any more', async () => {
  let [begun, ended] = [0, 0]
  const database = { state: (): DatabaseState => ({ state: 'ready' }) }
  const run = async () => {
    begun += 1
    await new Promise((resolve) => setTimeout(resolve, 250))
    ended += 1
  }
  const stop = startChores({ database, log: silentLog }, [{ what: 'count', everyMs: 100, run }])
  await vi.advanceTimersByTimeAsync(300)
  expect([begun, ended]).toEqual([1, 0])
  await vi.advanceTimersByTimeAsync(100)
  expect([begun, ended]).toEqual([2, 1])
  const stopped = stop()
  await vi.advanceTimersByTimeAsync(1000)
  await stopped
  expect([begun, ended]).toEqual([2, 2])
})
