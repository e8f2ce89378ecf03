export type Backoff = {
  /** How long to wait before the next try, in ms; longer each time. */
  nextMs(): number
  /** It worked: the next failure starts from the beginning. */
  reset(): void
}

/**
 * Waits that double from `firstMs` up to `maxMs`, each shortened by up to half at random, so that many desktops do not
 * come back to one server in the same moment. `random` gives 0 ≤ x < 1.
 */
export function createBackoff(
  { firstMs, maxMs }: { firstMs: number; maxMs: number },
  random: () => number = Math.random,
): Backoff {
  let fullMs = firstMs
  return {
    nextMs: () => {
      const waitMs = Math.round(fullMs * (1 - random() / 2))
      fullMs = Math.min(maxMs, fullMs * 2)
      return waitMs
    },
    reset: () => {
      fullMs = firstMs
    },
  }
}
