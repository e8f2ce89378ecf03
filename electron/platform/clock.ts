/** Time is passed in, so that tests can choose it. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** Milliseconds that only ever go forward, whatever is done to the computer's clock: how long ago something was. */
export type Monotonic = () => number

export const monotonicClock: Monotonic = () => performance.now()
