import { type AgeStep, ageStep } from '../../contract/chambers/ages.ts'
import type { Liveness } from '../../contract/chambers/chambers.ts'

const graceMs = 45_000 // decision 31: a gateway is silent for 30 s after it starts, and has no last will

export type Heard = {
  /** When readings last came. */
  readingsAtMs: number | null
  /** When the gateway last said a fresh ONLINE. */
  onlineAtMs: number | null
  /** When it last said OFFLINE; a retained one is believed at once. */
  offlineAtMs: number | null
}

/** A chamber is as alive as its last readings are young. */
const byAge: Record<AgeStep, Liveness> = { fresh: 'live', stale: 'stale', quiet: 'silent', old: 'offline' }

/** What to say of a chamber at `nowMs`, and since when that holds. */
export function livenessOf(heard: Heard, nowMs: number): { liveness: Liveness; sinceMs: number } {
  const { readingsAtMs, onlineAtMs, offlineAtMs } = heard
  const lastWord = Math.max(readingsAtMs ?? 0, onlineAtMs ?? 0)
  if (offlineAtMs !== null && offlineAtMs >= lastWord) return { liveness: 'offline', sinceMs: offlineAtMs }
  const liveness = readingsAtMs === null ? null : byAge[ageStep(nowMs - readingsAtMs)]
  if (readingsAtMs !== null && liveness === 'live') return { liveness, sinceMs: readingsAtMs }
  if (onlineAtMs !== null && nowMs - onlineAtMs < graceMs) return { liveness: 'waiting', sinceMs: onlineAtMs }
  if (readingsAtMs === null || liveness === null)
    return { liveness: onlineAtMs === null ? 'waiting' : 'silent', sinceMs: onlineAtMs ?? nowMs }
  return { liveness, sinceMs: readingsAtMs }
}
