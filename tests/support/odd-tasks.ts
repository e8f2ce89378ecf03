import { task } from '../../electron/platform/worker/index.ts'

/** What the worker of odd-worker.ts does. */
export const double = task<number, number>('double', 10_000)
export const spin = task<null, null>('spin', 200)
export const spinLong = task<null, null>('spin', 60_000)
export const eatMemory = task<null, null>('eat memory', 60_000)
export const fail = task<null, null>('fail', 10_000)
export const unknown = task<null, null>('nothing', 10_000)
/** How often it was asked of this very worker. */
export const count = task<null, number>('count', 10_000)
