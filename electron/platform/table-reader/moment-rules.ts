import { dayMs, hourMs, minuteMs } from '../durations.ts'
import { farmAheadMs } from '../farm-day.ts'

export const dateOrders = ['dmy', 'mdy'] as const
export type DateOrder = (typeof dateOrders)[number]
type Day = { year: number; month: number; day: number }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?$/i
const monthOf = (name: string) => (monthName.test(name) ? months.indexOf(name.slice(0, 3).toLowerCase()) + 1 : 0)
/** Two digits are of this century: no statement is older. */
const yearOf = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text))
const dayOf = (year: string, month: number, day: string): Day => ({ year: yearOf(year), month, day: Number(day) })

const ofTwo = ([a, b]: readonly [string, string], year: string, order: DateOrder): Day =>
  order === 'dmy' ? dayOf(year, Number(b), a) : dayOf(year, Number(a), b)

type Shape = readonly [RegExp, (parts: readonly string[], order: DateOrder) => Day]
const shapes: readonly Shape[] = [
  [/^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/, ([y = '', , m = '', d = '']) => dayOf(y, Number(m), d)],
  // No century has a twentieth month: eight digits can be read in one way alone.
  [/^(\d{4})(0[1-9]|1[0-2])(\d{2})$/, ([y = '', m = '', d = '']) => dayOf(y, Number(m), d)],
  [/^(\d{2})(\d{2})((?:19|20)\d{2})$/, ([a = '', b = '', y = ''], order) => ofTwo([a, b], y, order)],
  [/^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/, ([a = '', , b = '', y = ''], order) => ofTwo([a, b], y, order)],
  [/^(\d{1,2})[-/. ]*([a-z]+\.?)[-/., ]*(\d{4}|\d{2})$/i, ([d = '', m = '', y = '']) => dayOf(y, monthOf(m), d)],
  [/^([a-z]+\.?)[-/. ]+(\d{1,2})[-/, ]+(\d{4}|\d{2})$/i, ([m = '', d = '', y = '']) => dayOf(y, monthOf(m), d)],
  [/^(\d{4})[-/ ]+([a-z]+\.?)[-/ ]+(\d{1,2})$/i, ([y = '', m = '', d = '']) => dayOf(y, monthOf(m), d)],
]

/** Where that day begins in UTC. Null: no calendar has it. */
function startOf({ year, month, day }: Day): number | null {
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day && month > 0 ? at.getTime() : null
}

function readDay(text: string, order: DateOrder): number | null {
  for (const [shape, day] of shapes) {
    const found = shape.exec(text)
    if (found) return startOf(day(found.slice(1), order))
  }
  return null
}

/** `09:15`, `9:15:02 PM`, behind a day; some databases write `10.15.00`, and put a dash before it. */
const clock =
  /(?:[T\s,]+(?:at\s+)?|-(?=\d{2}\.\d{2}\.))(\d{1,2})([:.])(\d{2})(?:\2(\d{2})(?:[.,]\d{1,9})?)?(?:\s?([ap])\.?m\.?)?\s?(z|utc|[+-]\d{2}:?\d{2})?$/i
const compact = /^(\d{8})(\d{2})(\d{2})(\d{2})$/

/** 13:15 PM is a quarter past one; 13:15 AM is nothing. */
function hourOf(shown: number, half: string | undefined): number | null {
  if (half === undefined || (shown > 12 && half === 'p')) return shown
  if (shown > 12) return null
  return (shown % 12) + (half === 'p' ? 12 : 0)
}

const aheadMs = (zone: string | undefined): number => {
  if (zone === undefined) return farmAheadMs
  if (/^[zu]/i.test(zone)) return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return (zone.startsWith('-') ? -minutes : minutes) * minuteMs
}

type Clock = { ofDayMs: number; zone: string | undefined }
function readClock(found: readonly (string | undefined)[]): Clock | null {
  const [, h = '', , min = '', s = '0', half, zone] = found
  const hour = hourOf(Number(h), half?.toLowerCase())
  if (hour === null || hour > 23 || Number(min) > 59 || Number(s) > 59) return null
  return { ofDayMs: hour * hourMs + Number(min) * minuteMs + Number(s) * 1000, zone }
}

const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i

/** The moment that a file writes, by the farm's clock where no zone is with it. Null: no day can be read, or no hour. */
export function readMoment(text: string, order: DateOrder): number | null {
  const whole = text.trim().replace(weekday, '').replace(compact, '$1 $2:$3:$4')
  const found = clock.exec(whole)
  const time = found ? readClock(found) : { ofDayMs: 0, zone: undefined }
  const day = readDay((found ? whole.slice(0, found.index) : whole).trim(), order)
  if (time === null || day === null) return null
  const at = day + time.ofDayMs - aheadMs(time.zone)
  return Math.abs(at) < 100_000_000 * dayMs ? at : null
}

export const momentIn =
  (order: DateOrder) =>
  (text: string): number | null =>
    readMoment(text, order)
