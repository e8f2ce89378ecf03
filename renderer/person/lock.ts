import { create } from 'zustand'
import { client, problemOf } from '../host/api.ts'
import { dropStepUp } from './step-up.ts'

type Lock = {
  locked: boolean
  /** Asked for here, and the host has not said so yet: what it says of before does not count. */
  asking: boolean
}

/** Whether the cover lies over the farm. */
export const useLock = create<Lock>()(() => ({ locked: false, asking: false }))

const retryMs = 2_000

/** The host says so: a call refused with LOCKED, or the session as it was read. */
export function noticeLocked(locked: boolean): void {
  if (useLock.getState().asking || useLock.getState().locked === locked) return
  useLock.setState({ locked })
  if (locked) dropStepUp()
}

/** By the person themselves, or another who took over. */
export function liftLock(): void {
  useLock.setState({ locked: false, asking: false })
}

/** Covers at once and asks until the host has locked the session; a host that is away for a moment is waited for. */
export async function lockDesk(): Promise<void> {
  if (useLock.getState().locked) return
  useLock.setState({ locked: true, asking: true })
  dropStepUp()
  while (useLock.getState().asking) {
    try {
      await client.identity.lock()
      useLock.setState({ asking: false })
    } catch (error) {
      // Nobody is signed in any more: the sign-in comes instead.
      if (problemOf(error).code === 'UNAUTHORIZED') {
        liftLock()
        throw error
      }
      await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
  }
}

/** Resolves when the cover is lifted, or when the signal aborts. */
export function whenUnlocked(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stop()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const stop = useLock.subscribe(({ locked }) => {
      if (!locked) done()
    })
    signal.addEventListener('abort', done)
    if (signal.aborted || !useLock.getState().locked) done()
  })
}
