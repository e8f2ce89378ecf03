/** How old a value may be, and the last word of a chamber; from the limit itself on (decision 31). */
export const staleMs = 30_000
export const quietMs = 60_000
export const oldMs = 5 * 60_000

export type AgeStep = 'fresh' | 'stale' | 'quiet' | 'old'

export function ageStep(ageMs: number): AgeStep {
  if (ageMs < staleMs) return 'fresh'
  if (ageMs < quietMs) return 'stale'
  return ageMs < oldMs ? 'quiet' : 'old'
}
