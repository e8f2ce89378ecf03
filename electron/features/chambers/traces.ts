import { hourMs } from '../../platform/durations.ts'

export const traceMs = 6 * hourMs
export const tracePoints = 72
const bucketMs = traceMs / tracePoints

/** Means of a sensor's last hours, oldest first, and its newest value at the end. */
export type Trace = { t: readonly number[]; values: readonly number[] }

/** `t`: where it begins; `fromMs`: when its first value was measured, which may be later. */
type Bucket = { t: number; fromMs: number; sum: number; n: number }
type Line = { buckets: Bucket[]; newest: { t: number; value: number } | null }

/** The last hours of each sensor: remembered as they come, and once from before this program started. */
export function createTraces() {
  const lines = new Map<string, Line>()
  const lineOf = (sensorId: string): Line => {
    const line = lines.get(sensorId) ?? { buckets: [], newest: null }
    lines.set(sensorId, line)
    return line
  }
  const forget = (line: Line) => {
    const newest = line.buckets.at(-1)?.t ?? 0
    line.buckets = line.buckets.filter(({ t }) => t > newest - traceMs)
  }
  return {
    /**
     * What was missed and is older than the newest bucket is left out: only the database puts the past in order. What is
     * said now and is older shows that a clock was put right: what it said before lay in the future.
     */
    add(sensorId: string, value: number, { atMs, isNow }: { atMs: number; isNow: boolean }) {
      const line = lineOf(sensorId)
      const t = Math.floor(atMs / bucketMs) * bucketMs
      if (isNow) line.buckets = line.buckets.filter((bucket) => bucket.t <= t)
      const last = line.buckets.at(-1)
      if (last && t < last.t) return
      if (last?.t === t) {
        last.sum += value
        last.n += 1
        last.fromMs = Math.min(last.fromMs, atMs)
      } else {
        line.buckets.push({ t, fromMs: atMs, sum: value, n: 1 })
        forget(line)
      }
      if (isNow || !line.newest || atMs >= line.newest.t) line.newest = { t: atMs, value }
    },
    /** What the database has from before the first of our own. */
    addPast(sensorId: string, { t, values }: Trace) {
      const line = lineOf(sensorId)
      const first = line.buckets[0]?.t ?? Number.POSITIVE_INFINITY
      const past = t.flatMap((at, i) => (at < first ? [{ t: at, fromMs: at, sum: values[i] ?? 0, n: 1 }] : []))
      line.buckets = [...past, ...line.buckets]
      forget(line)
    },
    of(sensorId: string): Trace {
      const { buckets, newest } = lineOf(sensorId)
      const means = buckets.map(({ sum, n }) => sum / n)
      const t = buckets.map(({ fromMs }) => fromMs)
      return newest && newest.t > (t.at(-1) ?? 0)
        ? { t: [...t, newest.t], values: [...means, newest.value] }
        : { t, values: means }
    },
  }
}
export type Traces = ReturnType<typeof createTraces>
