/** Tells listeners inside this process. Streams end when their signal aborts; a slow reader never holds the writer back. */
export type Topic<T> = {
  publish: (value: T) => void
  listen: (listener: (value: T) => void) => () => void
  /** Everything published since the last step, as one array; the oldest are dropped past `limit`. */
  stream: (signal: AbortSignal, limit?: number) => AsyncGenerator<T[], void, undefined>
}

/** A value that changes: a stream gives the value now, then the newest each time the reader is ready for more. */
export type Changing<T> = {
  get: () => T
  set: (value: T) => void
  listen: (listener: (value: T) => void) => () => void
  stream: (signal: AbortSignal) => AsyncGenerator<T, void, undefined>
}

/** A bell: `wait` resolves at the next ring, or at once when it rang since the last wait. */
function createBell(signal: AbortSignal) {
  let rung = false
  let wake: (() => void) | null = null
  const ring = () => {
    rung = true
    wake?.()
  }
  signal.addEventListener('abort', ring, { once: true })
  return {
    ring,
    async wait() {
      if (!rung)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      rung = false
      wake = null
    },
    close: () => {
      signal.removeEventListener('abort', ring)
    },
  }
}

export function createTopic<T>(): Topic<T> {
  const listeners = new Set<(value: T) => void>()
  const listen = (listener: (value: T) => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  return {
    publish: (value) => {
      for (const listener of listeners) listener(value)
    },
    listen,
    stream(signal, limit = 10_000) {
      // Listens from this moment on, not from the first step: a reader may send a snapshot first and miss nothing.
      const bell = createBell(signal)
      let waiting: T[] = []
      const stop = listen((value) => {
        waiting.push(value)
        if (waiting.length > limit) waiting.shift()
        bell.ring()
      })
      signal.addEventListener('abort', stop, { once: true })
      async function* batches() {
        try {
          while (!signal.aborted) {
            if (waiting.length === 0) await bell.wait()
            if (waiting.length === 0) continue
            const batch = waiting
            waiting = []
            yield batch
          }
        } finally {
          stop()
          bell.close()
        }
      }
      return batches()
    },
  }
}

export function createChanging<T>(initial: T): Changing<T> {
  const changes = createTopic<T>()
  let current = initial
  return {
    get: () => current,
    set: (value) => {
      current = value
      changes.publish(value)
    },
    listen: changes.listen,
    async *stream(signal) {
      const bell = createBell(signal)
      const stop = changes.listen(bell.ring)
      try {
        while (!signal.aborted) {
          yield current
          await bell.wait()
        }
      } finally {
        stop()
        bell.close()
      }
    },
  }
}
