export const isStream = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

/**
 * The signal of a call, and the watch over it when it turns out to be a stream: a stream outlives the question who may,
 * so the question is asked again while it runs, and an answer of no ends it with that error.
 */
export function guardStream(signal: AbortSignal, watch: (end: (error: unknown) => void) => () => void) {
  const own = new AbortController()
  const abort = () => {
    own.abort(signal.reason)
  }
  if (signal.aborted) abort()
  else signal.addEventListener('abort', abort, { once: true })

  return {
    signal: own.signal,
    /** Its faults are masked like a call's, and it ends with its signal. `watched`: only where someone is let in. */
    async *follow(events: AsyncIterable<unknown>, watched: boolean, mask: Mask): AsyncGenerator<unknown, void> {
      let why: Error | null = null
      const stop = watched
        ? watch((error) => {
            why ??= mask(error)
            own.abort(error)
          })
        : () => undefined
      try {
        yield* events
        if (why) throw why as Error
      } catch (error) {
        throw why ?? mask(error)
      } finally {
        stop()
        signal.removeEventListener('abort', abort)
      }
    },
  }
}

type Mask = (error: unknown) => Error
