export const periods = ['all', 'today', 'week', 'month'] as const
export type Period = (typeof periods)[number]

const dayMs = 86_400_000
/** Manila has had no summer time since 1990. */
const manilaMs = 8 * 3_600_000
const days: Record<Exclude<Period, 'all'>, number> = { today: 1, week: 7, month: 30 }

/** Midnight in Manila at the beginning of the period; whole days, today among them. */
export function periodStart(period: Period, now: Date): Date | null {
  if (period === 'all') return null
  const midnight = Math.floor((now.getTime() + manilaMs) / dayMs) * dayMs - manilaMs
  return new Date(midnight - (days[period] - 1) * dayMs)
}
