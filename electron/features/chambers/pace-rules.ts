import { type AgeLimits, shortestLimits } from '../../contract/chambers/ages.ts'

/** When a chamber spoke last and how long it was silent between its last words, newest last. */
export type Pace = { lastAtMs: number | null; gapsMs: readonly number[] }

export const noPace: Pace = { lastAtMs: null, gapsMs: [] }

const gapsKept = 7
const fewestGaps = 4 // one long silence is no habit
const oneWordMs = 1000 // a board says its rooms one line after the other
const longestCadenceMs = 3 * 60_000 // a chamber that breaks off again and again must not buy itself hours

/** A chamber spoke again. */
export function paced({ lastAtMs, gapsMs }: Pace, atMs: number): Pace {
  const gap = lastAtMs === null ? 0 : atMs - lastAtMs
  return { lastAtMs: atMs, gapsMs: gap < oneWordMs ? gapsMs : [...gapsMs, gap].slice(-gapsKept) }
}

/** How often it usually speaks; null while too little is known. */
export function cadenceMs(gapsMs: readonly number[]): number | null {
  const middle = gapsMs.toSorted((a, b) => a - b)[gapsMs.length >>> 1]
  return middle === undefined || gapsMs.length < fewestGaps ? null : Math.min(middle, longestCadenceMs)
}

/**
 * How old its words may grow. A chamber that speaks each minute is not stale half a minute later: it may miss one word
 * before it is stale, four before it is silent, nine before it is gone. The usual five seconds never come to bear.
 */
export function limitsOf(gapsMs: readonly number[]): AgeLimits {
  const cadence = cadenceMs(gapsMs) ?? 0
  const { staleMs, quietMs, oldMs } = shortestLimits
  return {
    staleMs: Math.max(staleMs, 2.5 * cadence),
    quietMs: Math.max(quietMs, 5 * cadence),
    oldMs: Math.max(oldMs, 10 * cadence),
  }
}
