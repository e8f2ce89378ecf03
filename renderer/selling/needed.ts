import { formatClock, formatDate } from '../ui/format.ts'

const dayMs = 86_400_000
const manilaMs = 8 * 3_600_000
const dayOf = (ms: number) => Math.floor((ms + manilaMs) / dayMs)

/** Which of the near days in Manila; null: one further away. */
export function nearDay(at: Date, now: number): 'yesterday' | 'today' | 'tomorrow' | null {
  const days = dayOf(at.getTime()) - dayOf(now)
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : days === -1 ? 'yesterday' : null
}

/** `Wed 25 Nov 14:00`. */
export const farDay = (at: Date) => `${formatDate(at).replace(/ \d{4}$/, '')} ${formatClock(at)}`

/** What a date-and-time field gives, read as Manila's time; null: empty or unfinished. */
export function readNeeded(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return null
  const at = new Date(`${text}:00+08:00`)
  return Number.isNaN(at.getTime()) ? null : at
}
