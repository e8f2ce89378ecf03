import { fromFarmClock } from '../../platform/farm-day.ts'

const latestMs = 8.64e15 // the last instant a Date can hold
const clock = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?`
const naive = new RegExp(`^${clock}$`)
const zoned = new RegExp(`^${clock}(?:Z|[+-]\\d\\d:?\\d\\d)$`, 'i')

const inRange = (ms: number): number | null => (ms > 0 && ms < latestMs ? Math.round(ms) : null)

/**
 * A device's own time as ms since 1970, or null when it gave none that makes sense: epoch seconds (today's gateways),
 * epoch ms, or ISO text. Older gateways write ISO without a zone, in UTC or in the farm's time by their set-up (never
 * in that of this computer, which may stand anywhere); the reading nearer to `receivedAtMs` is taken.
 */
export function parseDeviceTime(said: unknown, receivedAtMs: number): number | null {
  // Seconds reach 1e11 only in the year 5138; ms passed it in 1973.
  if (typeof said === 'number') return inRange(said < 1e11 ? said * 1000 : said)
  if (typeof said !== 'string' || said.length > 40) return null
  const text = said.trim().replace(' ', 'T')
  if (/^\d+(\.\d+)?$/.test(text)) return parseDeviceTime(Number(text), receivedAtMs)
  if (zoned.test(text)) return inRange(Date.parse(text))
  if (!naive.test(text)) return null
  const [utcMs, farmMs] = [Date.parse(`${text}Z`), fromFarmClock(text)?.getTime() ?? Number.NaN]
  return inRange(Math.abs(utcMs - receivedAtMs) <= Math.abs(farmMs - receivedAtMs) ? utcMs : farmMs)
}
