import i18next from 'i18next'
import { timeZone } from './time-zone.ts'

const numbers = new Map<string, Intl.NumberFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options)
  const format = numbers.get(key) ?? new Intl.NumberFormat('en-PH', options)
  numbers.set(key, format)
  return format
}

function parts(at: Date, options: Intl.DateTimeFormatOptions): Record<string, string> {
  const locale = i18next.language === 'fil' ? 'fil-PH' : 'en-PH'
  const zone = timeZone()
  const key = locale + zone + JSON.stringify(options)
  const format = dates.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
  dates.set(key, format)
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
}

const trueMinus = (text: string) => text.replace('-', '−')

/** `1,234.5` with exactly `decimals` digits after the point and a true minus. */
export function formatNumber(value: number, decimals = 0): string {
  return trueMinus(numberFormat({ minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value))
}

/** `+12` or `−3`. */
export const formatChange = (by: number): string => `${by > 0 ? '+' : ''}${formatNumber(by)}`

/** `₱1,234.50`; money is whole centavos. */
export function formatMoney(centavos: number): string {
  const sign = centavos < 0 ? '−' : ''
  return `${sign}₱${formatNumber(Math.abs(centavos) / 100, 2)}`
}

/** `824 kB`, `1.4 GB`: the powers of ten that file managers show. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let step = 0
  while (value >= 999.5 && step < units.length - 1) {
    value /= 1000
    step += 1
  }
  return `${formatNumber(value, step > 0 && value < 9.95 ? 1 : 0)} ${units[step] ?? ''}`
}

/** `08:42`, or `08:42:07`, in the person's time zone. */
export function formatClock(at: Date, seconds = false): string {
  const {
    hour = '',
    minute = '',
    second = '',
  } = parts(at, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  return seconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`
}

/** `Mon 23 Nov 2026`, in the person's time zone. */
export function formatDate(at: Date): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const
  const { weekday = '', day = '', month = '', year = '' } = parts(at, options)
  return `${weekday} ${day} ${month} ${year}`
}

/** `23 Nov 2026`, in the person's time zone. */
export const formatDay = (at: Date): string => formatDate(at).replace(/^\S+ /, '')

/** `Monday, 23 November 2026`, in Manila. */
export function formatLongDate(at: Date): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  const { weekday = '', day = '', month = '', year = '' } = parts(at, options)
  return `${weekday}, ${day} ${month} ${year}`
}

export function formatDateTime(at: Date): string {
  return `${formatDate(at)}, ${formatClock(at)}`
}

/** `14:05` of today, else `Mon 23 Nov 2026, 14:05`. */
export function formatMoment(at: Date, now: number): string {
  return formatDate(at) === formatDate(new Date(now)) ? formatClock(at) : formatDateTime(at)
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** How long, in at most two units: `41 s`, `12 min`, `3 h 11 min`, `3 d 4 h`. Below zero counts as zero. */
export function formatDuration(ms: number): string {
  const span = Math.max(0, ms)
  const say = (unit: 'seconds' | 'minutes' | 'hours' | 'days', size: number) =>
    i18next.t(`common:span.${unit}`, { n: formatNumber(Math.floor(size)) })
  if (span < minute) return say('seconds', span / second)
  if (span < hour) return say('minutes', span / minute)
  if (span < day) return two(say('hours', span / hour), say('minutes', (span % hour) / minute), span % hour >= minute)
  return two(say('days', span / day), say('hours', (span % day) / hour), span % day >= hour)
}

const two = (large: string, small: string, both: boolean) => (both ? `${large} ${small}` : large)

/** `12 s ago`. `now` in ms since 1970 (see useNow). */
export function formatAge(at: Date, now: number): string {
  const ms = now - at.getTime()
  // A clock a little ahead is no news.
  if (ms < second) return i18next.t('common:span.now')
  return i18next.t('common:span.ago', { span: formatDuration(ms) })
}
