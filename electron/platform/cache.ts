import { LRUCache } from 'lru-cache'
import type { Clock } from './clock.ts'

type CacheOptions = { now: Clock; max: number; ttlMs: number }

/** Ages by the clock it is given; of more than `max` entries the one that was longest not asked for goes. */
export const createCache = <V extends object | string | number | true>({ now, max, ttlMs }: CacheOptions) =>
  new LRUCache<string, V>({
    max,
    ttl: ttlMs - 1, // gone when the time is full: the library still gives what is exactly so old
    ttlResolution: 0, // asks the clock each time: the library would trust it for a while by a timer of its own
    perf: { now: () => now().getTime() },
  })
