import { dayMs, hourMs } from './durations.ts'

/**
 * The farm's calendar: Asia/Manila, wherever the computer stands. It has kept UTC+8 without summer time since 1978, so
 * that a day there always has 24 hours and begins where arithmetic says.
 */
export const farmTimeZone = 'Asia/Manila'
export const farmAheadMs = 8 * hourMs

/** When the farm's day of a moment began. */
export const farmDayStart = (at: Date): Date =>
  new Date(Math.floor((at.getTime() + farmAheadMs) / dayMs) * dayMs - farmAheadMs)

/** The first moment that is no longer of that day. */
export const farmDayEnd = (at: Date): Date => new Date(farmDayStart(at).getTime() + dayMs)

const date = new Intl.DateTimeFormat('en-CA', {
  timeZone: farmTimeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})
/** `2026-11-25` */
export const farmDate = (at: Date): string => date.format(at)

const year = new Intl.DateTimeFormat('en', { timeZone: farmTimeZone, year: 'numeric' })
export const farmYear = (at: Date): number => Number(year.format(at))

/** The moment at which a clock on the farm's wall showed `2026-11-25T08:30:00`. Null: no clock shows that. */
export function fromFarmClock(shown: string): Date | null {
  const at = new Date(`${shown}+08:00`)
  return Number.isNaN(at.getTime()) ? null : at
}
