import { setTimeout as delay } from 'node:timers/promises'
import { lossOf } from './fate.ts'
import type { AdapterGuard } from './guarded-adapter.ts'
import type { StateKeeper } from './state-keeper.ts'

export interface LossWatch extends AdapterGuard {
  /** Gives the watch the probe it uses while the database is lost. */
  probeWith(probe: () => Promise<unknown>): void
  /** A connection broke while nothing ran on it: one question tells whether the database is away. */
  onIdleLoss(): void
  stop(): void
}

/** Waits; false when it was stopped meanwhile. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<boolean>
const realPause: Pause = (ms, signal) => delay(ms, true, { signal }).catch(() => false)

const firstPauseMs = 500
const longestPauseMs = 15_000

/**
 * Turns the fates of calls into the state that the page shows: the first broken call says lost, the first answer says
 * ready. While lost it probes with back-off; while idle it asks nothing, so that a serverless database can sleep.
 */
export function watchForLoss(keeper: StateKeeper, pause: Pause = realPause): LossWatch {
  const stopping = new AbortController()
  let probe: (() => Promise<unknown>) | undefined
  let probing = false

  async function probeUntilBack(ask: () => Promise<unknown>) {
    probing = true
    let pauseMs = firstPauseMs
    while (!stopping.signal.aborted && keeper.state().state === 'lost') {
      const waited = await pause(pauseMs * (0.75 + Math.random() / 2), stopping.signal)
      if (!waited) break
      // An answer tells `onAnswer`, an error changes nothing: both are dealt with by the guard around the adapter.
      await ask().catch(() => undefined)
      pauseMs = Math.min(longestPauseMs, pauseMs * 2)
    }
    probing = false
  }

  return {
    probeWith: (ask) => void (probe = ask),
    stop: () => stopping.abort(),
    onIdleLoss() {
      if (keeper.state().state === 'ready') probe?.().catch(() => undefined)
    },
    onAnswer() {
      if (keeper.state().state === 'lost') keeper.set({ state: 'ready' })
    },
    onError(error) {
      const reason = lossOf(error)
      if (reason === null) {
        if (keeper.state().state === 'lost') keeper.set({ state: 'ready' })
        return
      }
      if (keeper.state().state === 'ready') keeper.set({ state: 'lost', since: new Date(), reason })
      if (probe && !probing && keeper.state().state === 'lost') void probeUntilBack(probe)
    },
  }
}
