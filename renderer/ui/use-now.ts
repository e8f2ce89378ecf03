import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | null = null
let now = Date.now()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const each of listeners) each()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || !timer) return
    clearInterval(timer)
    timer = null
  }
}

function read(): number {
  // Nobody is ticking: a first reader must not see the time of the last one.
  if (!timer) now = Date.now()
  return now
}

/** The time in ms since 1970, from one shared clock of one second. `stepMs` rounds down, so slow parts draw rarely. */
export function useNow(stepMs = 1000): number {
  return useSyncExternalStore(subscribe, () => Math.floor(read() / stepMs) * stepMs)
}
