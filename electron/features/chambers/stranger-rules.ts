import { minuteMs } from '../../platform/durations.ts'

/** A device that is not registered, as far as it matters whether it is kept. */
export type Known = {
  /** By the clock that only goes forward. */
  heardAtMs: number
  firstHeardAtMs: number
  /** It has said readings that were understood. */
  hasSense: boolean
  isDismissed: boolean
}

export const forgottenAfterMs = 30 * minuteMs

export const isForgotten = ({ heardAtMs }: Pick<Known, 'heardAtMs'>, atMs: number): boolean =>
  atMs - heardAtMs >= forgottenAfterMs

/** The less somebody will ask for it, the higher. */
const needlessness = ({ hasSense, isDismissed }: Known) => (hasSense ? 0 : 2) + (isDismissed ? 1 : 0)

/**
 * Which of them makes room for one that was never heard before: first one that has said no reading, then one that was
 * dismissed, then the one that has been there the longest without being wanted.
 */
export function whoMakesRoom<K>(known: ReadonlyMap<K, Known>): K | null {
  const order = (a: Known, b: Known) =>
    needlessness(b) - needlessness(a) || (a.hasSense ? a.firstHeardAtMs - b.firstHeardAtMs : a.heardAtMs - b.heardAtMs)
  return [...known].toSorted(([, a], [, b]) => order(a, b))[0]?.[0] ?? null
}

/** What speaks sense before what only shows itself, and of each the newest first. */
export const byNewestSense = (a: Known, b: Known): number =>
  Number(b.hasSense) - Number(a.hasSense) || b.firstHeardAtMs - a.firstHeardAtMs
