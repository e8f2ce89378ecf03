import { type AgeLimits, type AgeStep, ageStep, shortestLimits } from '../../contract/chambers/ages.ts'
import type { Liveness } from '../../contract/chambers/chambers.ts'

export const graceMs = 45_000 // decision 31: a gateway is silent for 30 s after it starts, and has no last will
const startsKept = 3
const restartsWithinMs = 2 * graceMs // from one start to the next: a loop, not two repairs on one day

/** All of it by when it was received. */
export type Heard = {
  /** When this program began to listen for it. */
  watchedSinceMs: number
  /** When readings last came, or the word that a sensor gives none: who says so is alive. */
  readingsAtMs: number | null
  /** When the gateway last said a fresh ONLINE. */
  onlineAtMs: number | null
  /** When it last said OFFLINE; a retained one is believed at once. */
  offlineAtMs: number | null
  /** When it was last heard before this program began, by whichever desktop. */
  storedAtMs: number | null
  /** When it came up, since its last readings; the newest last. */
  startsAtMs: readonly number[]
}

/** A chamber is as alive as its last readings are young. */
const byAge: Record<AgeStep, Liveness> = { fresh: 'live', stale: 'stale', quiet: 'silent', old: 'offline' }

const never = Number.NEGATIVE_INFINITY

export const withStart = (startsAtMs: readonly number[], atMs: number): number[] => [
  ...startsAtMs.slice(1 - startsKept),
  atMs,
]

/** It comes up again and again and never gets as far as a reading. */
export function isRestarting({ startsAtMs }: Pick<Heard, 'startsAtMs'>, nowMs: number): boolean {
  const steps = [...startsAtMs.slice(-startsKept), nowMs]
  const isClose = (at: number, index: number) => index === 0 || at - (steps[index - 1] ?? never) < restartsWithinMs
  return steps.length > startsKept && steps.every(isClose)
}

/** When anything was heard of it; null: never. */
export function lastHeardMs({ readingsAtMs, onlineAtMs, storedAtMs }: Heard): number | null {
  const at = Math.max(readingsAtMs ?? never, onlineAtMs ?? never, storedAtMs ?? never)
  return at === never ? null : at
}

type Since = { liveness: Liveness; sinceMs: number }

/** Nothing was received yet: what is stored says since when, but never that it is well. */
function unheard({ watchedSinceMs, onlineAtMs, storedAtMs }: Heard, nowMs: number, limits: AgeLimits): Since {
  const isOld = (at: number) => nowMs - at >= limits.oldMs
  if (onlineAtMs !== null) return { liveness: isOld(onlineAtMs) ? 'offline' : 'silent', sinceMs: onlineAtMs }
  if (nowMs - watchedSinceMs < limits.quietMs) return { liveness: 'waiting', sinceMs: watchedSinceMs }
  const sinceMs = storedAtMs ?? watchedSinceMs
  return { liveness: storedAtMs === null || isOld(storedAtMs) ? 'offline' : 'silent', sinceMs }
}

/** What to say of a chamber at `nowMs`, and since when that holds. */
export function livenessOf(heard: Heard, nowMs: number, limits: AgeLimits = shortestLimits): Since {
  const [readingsAtMs, onlineAtMs] = [heard.readingsAtMs ?? never, heard.onlineAtMs ?? never]
  const offlineAtMs = heard.offlineAtMs ?? never
  if (offlineAtMs > never && offlineAtMs >= Math.max(readingsAtMs, onlineAtMs))
    return { liveness: 'offline', sinceMs: offlineAtMs }
  const liveness = byAge[ageStep(nowMs - readingsAtMs, limits)]
  const isInGrace = nowMs - onlineAtMs < graceMs && !isRestarting(heard, nowMs)
  if (liveness !== 'live' && isInGrace) return { liveness: 'waiting', sinceMs: onlineAtMs }
  return readingsAtMs > never ? { liveness, sinceMs: readingsAtMs } : unheard(heard, nowMs, limits)
}
