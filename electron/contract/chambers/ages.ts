import { z } from 'zod'

/** How old a value may be, and the last word of a chamber; from the limit itself on (decision 31). */
export const staleMs = 30_000
export const quietMs = 60_000
export const oldMs = 5 * 60_000

/** The limits of one chamber: those above, or longer where it speaks more rarely. */
export const ageLimits = z.object({ staleMs: z.number(), quietMs: z.number(), oldMs: z.number() })
export type AgeLimits = z.infer<typeof ageLimits>
export const shortestLimits: AgeLimits = { staleMs, quietMs, oldMs }

export type AgeStep = 'fresh' | 'stale' | 'quiet' | 'old'

export function ageStep(ageMs: number, limits: AgeLimits = shortestLimits): AgeStep {
  if (ageMs < limits.staleMs) return 'fresh'
  if (ageMs < limits.quietMs) return 'stale'
  return ageMs < limits.oldMs ? 'quiet' : 'old'
}
