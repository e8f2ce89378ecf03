import { useEffect, useRef, useState } from 'react'
import { problemOf } from '../host/api.ts'

export type Running<S> =
  | { state: 'idle' }
  | { state: 'running'; progress: S }
  | { state: 'done'; progress: S }
  | { state: 'failed'; error: unknown }

/** Something long that tells how far it is and can be stopped; leaving the screen stops it. */
export function useRunning<S>(work: (tell: (progress: S) => void, signal: AbortSignal) => Promise<void>, start: S) {
  const [shown, setShown] = useState<Running<S>>({ state: 'idle' })
  const control = useRef<AbortController | null>(null)
  useEffect(() => () => control.current?.abort(), [])

  const run = async () => {
    control.current?.abort()
    const own = new AbortController()
    control.current = own
    let last = start
    setShown({ state: 'running', progress: start })
    try {
      await work((progress) => {
        last = progress
        if (!own.signal.aborted) setShown({ state: 'running', progress })
      }, own.signal)
      if (!own.signal.aborted) setShown({ state: 'done', progress: last })
    } catch (error) {
      if (!own.signal.aborted && problemOf(error).code !== 'ABORTED') setShown({ state: 'failed', error })
    }
  }
  return {
    shown,
    run: () => void run(),
    /** Stops it, or puts its result away. */
    close: () => {
      control.current?.abort()
      setShown({ state: 'idle' })
    },
  }
}
