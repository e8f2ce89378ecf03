import { formatClock, formatDate } from '../ui/format.ts'
import { readWall, toWall } from '../ui/time-zone.ts'

const dayMs = 86_400_000
const dayOf = (ms: number) => Math.floor(toWall(ms) / dayMs)

/** Which of the near days; null: one further away. */
export function nearDay(at: Date, now: number): 'yesterday' | 'today' | 'tomorrow' | null {
  const days = dayOf(at.getTime()) - dayOf(now)
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : days === -1 ? 'yesterday' : null
}

/** `Wed 25 Nov 14:00`. */
export const farDay = (at: Date) => `${formatDate(at).replace(/ \d{4}$/, '')} ${formatClock(at)}`

/** What a date-and-time field gives, read as the person's clock; null: empty or unfinished. */
export const readNeeded = readWall
