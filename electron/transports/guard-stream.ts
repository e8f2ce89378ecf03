export const isStream = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

/**
 * The signal of a call, and the watch over it when it turns out to be a stream: a stream outlives the question who may,
 * so the question is asked again while it runs, and an answer of no ends it with that error.
 */
export function guardStream(signal: AbortSignal | undefined, watch: (end: (error: unknown) => void) => () => void) {
  let made: AbortController | null = null
  const abort = () => made?.abort(signal?.reason)
  // Made when it is asked for: most calls end at once and look at no signal.
  const controller = () => {
    if (made) return made
    made = new AbortController()
    if (signal?.aborted) abort()
    else signal?.addEventListener('abort', abort, { once: true })
    return made
  }

  return {
    get signal() {
      return controller().signal
    },
    /** Its faults are masked like a call's, and it ends with its signal. `watched`: only where someone is let in. */
    async *follow(events: AsyncIterable<unknown>, watched: boolean, mask: Mask): AsyncGenerator<unknown, void> {
      let why: unknown
      const stop = watched
        ? watch((error) => {
            why ??= error
            controller().abort(error)
          })
        : () => undefined
      try {
        yield* events
      } catch (error) {
        throw mask(why ?? error)
      } finally {
        stop()
        signal?.removeEventListener('abort', abort)
      }
      if (why !== undefined) throw mask(why) // it ended as its signal said, which is no answer for the page
    },
  }
}

type Mask = (error: unknown) => Error
