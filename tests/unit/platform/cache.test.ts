import { expect, it } from 'vitest'
import { createCache } from '../../../electron/platform/cache.ts'

it('ages by the clock it was given, from when a value was put, however often it is asked for', () => {
  let nowMs = 1_000_000
  const cache = createCache<string>({ now: () => new Date(nowMs), max: 10, ttlMs: 1000 })
  cache.set('a', 'first')
  nowMs += 900
  expect(cache.get('a')).toBe('first')
  nowMs += 100
  expect([cache.get('a'), cache.has('a')]).toEqual([undefined, false])
  cache.set('a', 'second')
  nowMs += 999
  expect(cache.get('a')).toBe('second')
})

it('forgets what was longest not asked for, and nothing else', () => {
  const cache = createCache<number>({ now: () => new Date(5000), max: 2, ttlMs: 1000 })
  cache.set('a', 1)
  cache.set('b', 2)
  cache.get('a')
  cache.set('c', 3)
  expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual([1, undefined, 3])
})
