import i18next from 'i18next'
import type { TimeTick } from '../../ui/chart/ticks.ts'
import { formatClock } from '../../ui/format.ts'
import { timeZone } from '../../ui/time-zone.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function part(at: number, type: Intl.DateTimeFormatPartTypes, options: Intl.DateTimeFormatOptions): string {
  const locale = i18next.language === 'fil' ? 'fil-PH' : 'en-PH'
  const zone = timeZone()
  const key = `${locale} ${zone} ${JSON.stringify(options)}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
  formats.set(key, format)
  return format.formatToParts(at).find((each) => each.type === type)?.value ?? ''
}

const day = (at: number) => part(at, 'day', { day: 'numeric' })
const month = (at: number) => part(at, 'month', { month: 'short' })
const year = (at: number) => part(at, 'year', { year: 'numeric' })

/** `Mon 23` */
export const formatWeekday = (at: number) => `${part(at, 'weekday', { weekday: 'short' })} ${day(at)}`

/** `23 Nov` */
export const formatDay = (at: number) => `${day(at)} ${month(at)}`

/** `23 Nov 2026` */
export const formatDayYear = (at: number) => `${formatDay(at)} ${year(at)}`

/** What stands below a grid line: `09:00`, `23 Nov`, `Nov`, and the year where one starts. */
export function formatTick({ t, unit, startsYear }: TimeTick): string {
  if (unit === 'clock') return formatClock(new Date(t))
  if (unit === 'day') return formatDay(t)
  return startsYear ? `${month(t)} ${year(t)}` : month(t)
}

/** `Sun 22 Nov, 21:12`; with seconds where each reading stands by itself. */
export function formatMoment(at: number, seconds = false): string {
  return `${formatWeekday(at)} ${month(at)}, ${formatClock(new Date(at), seconds)}`
}

/** `2 Nov` this year, `2 Nov 2025` before. */
export const formatDayOf = (at: number, now: number) => (year(at) === year(now) ? formatDay(at) : formatDayYear(at))

/** `05:31` today, `Sun 22 Nov, 05:31` before. */
export function formatSince(at: Date, now: number): string {
  const t = at.getTime()
  return formatDayYear(t) === formatDayYear(now) ? formatClock(at) : formatMoment(t)
}
