import { useEffect, useRef, useState } from 'react'
import { noticeLocked, whenUnlocked } from '../person/lock.ts'
import { problemOf, useConnection } from './api.ts'
import { useDatabaseAway } from './database-away.ts'

export type StreamStatus = 'waiting' | 'live' | 'lost' | 'failed'
type View<S> = { state: S; status: StreamStatus; error: unknown }

export type StreamOptions<T, S> = {
  /** The stream is opened anew, from `start`, when the key changes. */
  key: readonly unknown[]
  open: (signal: AbortSignal) => Promise<AsyncIterable<T>>
  start: S
  fold: (state: S, event: T) => S
  enabled?: boolean
}

const firstRetryMs = 500
const lastRetryMs = 15_000
/** A hidden page draws no frames, so drawing must not depend on them alone. */
const hiddenDrawMs = 250

/** Runs `draw` at the next frame; calls before that are one. */
function createFrameDrawer(draw: () => void) {
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  const cancel = () => {
    cancelAnimationFrame(frame)
    if (timer) clearTimeout(timer)
    timer = null
  }
  const now = () => {
    cancel()
    draw()
  }
  return {
    cancel,
    now,
    soon: () => {
      if (timer) return
      timer = setTimeout(now, hiddenDrawMs)
      frame = requestAnimationFrame(now)
    },
  }
}

/** Resolves after `ms`, when the host or the database is back, or when the signal aborts. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      stop()
      stopDatabase()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    const stop = useConnection.subscribe((now, before) => {
      if (now.state === 'open' && before.state !== 'open') done()
    })
    const stopDatabase = useDatabaseAway.subscribe((now, before) => {
      if (now.since === null && before.since !== null) done()
    })
    signal.addEventListener('abort', done)
  })
}

const heals = ['FAULT', 'DATABASE_UNAVAILABLE', 'INTERNAL_SERVER_ERROR', 'TOO_MANY_CALLS', 'ABORTED', 'UNKNOWN']

/** What to do after an error: a lost host and faults heal, a refusal stays. */
function fateOf(error: unknown): { status: StreamStatus; again: boolean } {
  const { code } = problemOf(error)
  if (code === 'HOST_CLOSED') return { status: 'lost', again: true }
  return { status: 'failed', again: heals.includes(code) }
}

type Run<T, S> = {
  options: () => StreamOptions<T, S>
  signal: AbortSignal
  show: (change: (view: View<S>) => View<S>, now: boolean) => void
}

/** Reads until the signal aborts, opening again after what heals. */
async function follow<T, S>({ options, signal, show }: Run<T, S>): Promise<void> {
  const isOver = () => signal.aborted
  let retryMs = firstRetryMs
  while (!isOver()) {
    try {
      for await (const event of await options().open(signal)) {
        if (isOver()) return
        retryMs = firstRetryMs
        show((view) => ({ state: options().fold(view.state, event), status: 'live', error: null }), false)
      }
      return
    } catch (error) {
      if (isOver()) return
      if (problemOf(error).code === 'RIGHTS_CHANGED') {
        // What was told before may be none of their business now.
        show(() => ({ state: options().start, status: 'waiting', error: null }), true)
        continue
      }
      if (problemOf(error).code === 'LOCKED') {
        // The cover lies over the screen: it goes on from here when that is lifted.
        noticeLocked(true)
        await whenUnlocked(signal)
        continue
      }
      const fate = fateOf(error)
      // A move to a fresh connection (sign-in, sign-out) is no loss: open again at once and show nothing.
      const moved = fate.status === 'lost' && useConnection.getState().state === 'open' && retryMs === firstRetryMs
      if (!moved) show((view) => ({ ...view, status: fate.status, error }), true)
      if (!fate.again) return
      if (!moved) await pause(retryMs, signal)
      retryMs = Math.min(retryMs * 2, lastRetryMs)
    }
  }
}

/**
 * A live stream folded into state. Opens on mount; leaving the screen ends it on the server. After a lost connection it
 * opens again by itself and folds on. At most one render a frame, however fast events come.
 */
export function useStream<T, S>(options: StreamOptions<T, S>): View<S> {
  const key = JSON.stringify(options.key)
  const enabled = options.enabled ?? true
  const latest = useRef(options)
  const [shown, setShown] = useState<View<S> & { key: string }>({
    state: options.start,
    status: 'waiting',
    error: null,
    key,
  })

  useEffect(() => {
    latest.current = options
  })
  useEffect(() => {
    if (!enabled) return
    const controller = new AbortController()
    let view: View<S> = { state: latest.current.start, status: 'waiting', error: null }
    const drawer = createFrameDrawer(() => {
      setShown({ ...view, key })
    })
    void follow<T, S>({
      options: () => latest.current,
      signal: controller.signal,
      show: (change, now) => {
        const first = view.status === 'waiting'
        view = change(view)
        if (now || first) drawer.now()
        else drawer.soon()
      },
    })
    return () => {
      controller.abort()
      drawer.cancel()
    }
  }, [key, enabled])

  // Until the new key's first event, the old key's state must not be seen.
  if (shown.key !== key) return { state: options.start, status: 'waiting', error: null }
  return shown
}
