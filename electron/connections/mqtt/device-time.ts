const latestMs = 8.64e15 // the last instant a Date can hold
const naive = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/

const inRange = (ms: number): number | null => (ms > 0 && ms < latestMs ? Math.round(ms) : null)

/**
 * A device's own time as ms since 1970, or null when it gave none that makes sense: epoch seconds (today's gateways),
 * epoch ms, or ISO text. Older gateways write ISO without a zone, in UTC or in farm time by their set-up; the reading
 * nearer to `receivedAtMs` is taken.
 */
export function parseDeviceTime(said: unknown, receivedAtMs: number): number | null {
  // Seconds reach 1e11 only in the year 5138; ms passed it in 1973.
  if (typeof said === 'number') return inRange(said < 1e11 ? said * 1000 : said)
  if (typeof said !== 'string' || said.length > 40) return null
  const text = said.trim().replace(' ', 'T')
  if (!naive.test(text)) return inRange(Date.parse(text))
  const [utcMs, farmMs] = [Date.parse(`${text}Z`), Date.parse(text)]
  return inRange(Math.abs(utcMs - receivedAtMs) <= Math.abs(farmMs - receivedAtMs) ? utcMs : farmMs)
}
