import { dayMs } from '../../platform/durations.ts'
import { farmDayEnd, farmDayStart } from '../../platform/farm-day.ts'

export type SalesDays = { yesterday: Date; yesterdayByNow: Date; start: Date; end: Date }

/** Where the farm's day begins and ends, and the one before it, which is compared by this hour and as a whole. */
export function salesDays(now: Date): SalesDays {
  const start = farmDayStart(now)
  return {
    yesterday: new Date(start.getTime() - dayMs),
    yesterdayByNow: new Date(now.getTime() - dayMs),
    start,
    end: farmDayEnd(now),
  }
}
