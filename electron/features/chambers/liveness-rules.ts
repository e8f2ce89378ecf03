import type { Liveness } from '../../contract/chambers/chambers.ts'

// Decision 31. The gateway has no last will and is silent for 30 s after it starts.
const staleMs = 30_000
const silentMs = 60_000
export const offlineMs = 5 * 60_000
const graceMs = 45_000

export type Heard = {
  /** When readings last came. */
  readingsAtMs: number | null
  /** When the gateway last said a fresh ONLINE. */
  onlineAtMs: number | null
  /** When it last said OFFLINE; a retained one is believed at once. */
  offlineAtMs: number | null
}

/** What to say of a chamber at `nowMs`, and since when that holds. */
export function livenessOf(heard: Heard, nowMs: number): { liveness: Liveness; sinceMs: number } {
  const { readingsAtMs, onlineAtMs, offlineAtMs } = heard
  const lastWord = Math.max(readingsAtMs ?? 0, onlineAtMs ?? 0)
  if (offlineAtMs !== null && offlineAtMs >= lastWord) return { liveness: 'offline', sinceMs: offlineAtMs }
  const quietMs = readingsAtMs === null ? null : nowMs - readingsAtMs
  if (readingsAtMs !== null && quietMs !== null && quietMs < staleMs) return { liveness: 'live', sinceMs: readingsAtMs }
  if (onlineAtMs !== null && nowMs - onlineAtMs < graceMs) return { liveness: 'waiting', sinceMs: onlineAtMs }
  if (readingsAtMs === null || quietMs === null)
    return { liveness: onlineAtMs === null ? 'waiting' : 'silent', sinceMs: onlineAtMs ?? nowMs }
  if (quietMs < silentMs) return { liveness: 'stale', sinceMs: readingsAtMs }
  return { liveness: quietMs < offlineMs ? 'silent' : 'offline', sinceMs: readingsAtMs }
}
