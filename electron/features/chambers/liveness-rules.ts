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

const never = Number.NEGATIVE_INFINITY

/** What to say of a chamber at `nowMs`, and since when that holds. */
export function livenessOf(heard: Heard, nowMs: number): { liveness: Liveness; sinceMs: number } {
  const [readingsAtMs, onlineAtMs] = [heard.readingsAtMs ?? never, heard.onlineAtMs ?? never]
  const offlineAtMs = heard.offlineAtMs ?? never
  if (offlineAtMs > never && offlineAtMs >= Math.max(readingsAtMs, onlineAtMs))
    return { liveness: 'offline', sinceMs: offlineAtMs }
  const liveness = byAge[ageStep(nowMs - readingsAtMs)]
  if (liveness !== 'live' && nowMs - onlineAtMs < graceMs) return { liveness: 'waiting', sinceMs: onlineAtMs }
  if (readingsAtMs > never) return { liveness, sinceMs: readingsAtMs }
  return onlineAtMs > never ? { liveness: 'silent', sinceMs: onlineAtMs } : { liveness: 'waiting', sinceMs: nowMs }
}
