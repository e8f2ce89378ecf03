import { dayStart, readWall, toWall } from '../../ui/time-zone.ts'

export const periods = ['all', 'today', 'week', 'month', 'range'] as const
export type Period = (typeof periods)[number]

const days: Record<Exclude<Period, 'all' | 'range'>, number> = { today: 1, week: 7, month: 30 }

/** Midnight at the beginning of the period; whole days, today among them. */
export function periodStart(period: Exclude<Period, 'range'>, now: Date): Date | null {
  return period === 'all' ? null : new Date(dayStart(now.getTime(), 1 - days[period]))
}

/** `2026-11-22` as a date field has it. */
export const dayText = (at: Date): string => new Date(toWall(at.getTime())).toISOString().slice(0, 10)

/** The first moment of the day in a date field, or of the next one; null: empty or unfinished. */
export function dayEdge(text: string, edge: 'start' | 'end'): Date | null {
  const at = readWall(`${text}T00:00`)
  return at && new Date(dayStart(at.getTime(), edge === 'start' ? 0 : 1))
}
