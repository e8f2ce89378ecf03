import { eventWindow } from '../contract/port-protocol.ts'

type Credit = { used: number; wake: (() => void) | null }

/** Holds each stream's producer back while its reader owes credit, so that a slow page never fills our memory. */
export type EventCredits = {
  /** Waits for room. False when the stream was cancelled meanwhile: then nothing may be sent. */
  take(stream: string): Promise<boolean>
  give(stream: string, events: number): void
  /** The stream ended or was cancelled; a waiting producer goes on and finds out. */
  release(stream: string): void
}

export function createEventCredits(): EventCredits {
  const streams = new Map<string, Credit>()

  const credit = (stream: string): Credit => {
    const counted = streams.get(stream)
    if (counted) return counted
    const fresh: Credit = { used: 0, wake: null }
    streams.set(stream, fresh)
    return fresh
  }
  const wake = (entry: Credit | undefined) => {
    const waiting = entry?.wake
    if (entry) entry.wake = null
    waiting?.()
  }
  const release = (stream: string) => {
    const entry = streams.get(stream)
    streams.delete(stream)
    wake(entry)
  }

  return {
    release,
    async take(stream) {
      const entry = credit(stream)
      while (entry.used >= eventWindow && streams.get(stream) === entry) {
        await new Promise<void>((resolve) => {
          entry.wake = resolve
        })
      }
      if (streams.get(stream) !== entry) return false
      entry.used += 1
      return true
    },
    give(stream, events) {
      const entry = streams.get(stream)
      if (!entry) return
      entry.used = Math.max(0, entry.used - events)
      wake(entry)
    },
  }
}
