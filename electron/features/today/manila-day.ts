const dayMs = 86_400_000
/** Manila keeps one time all year: UTC+8. */
const manilaMs = 8 * 3_600_000

export type Day = { yesterday: Date; yesterdayByNow: Date; start: Date; end: Date }

/** Where the day in Manila begins and ends, and the one before it. */
export function manilaDay(now: Date): Day {
  const start = Math.floor((now.getTime() + manilaMs) / dayMs) * dayMs - manilaMs
  return {
    yesterday: new Date(start - dayMs),
    yesterdayByNow: new Date(now.getTime() - dayMs),
    start: new Date(start),
    end: new Date(start + dayMs),
  }
}
