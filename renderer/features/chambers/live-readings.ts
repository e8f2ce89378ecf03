import type { LatestReading } from '../../../electron/contract/chambers/chambers.ts'
import type { Reading } from '../../ui/chart/columns.ts'

export type LiveReading = Reading & { sensorId: string; receivedAt: number }

const mostKept = 1500 // 20 minutes of six sensors each 5 s; the chart has asked for its history again long before

/** Adds what has just come. Impossible values are left out, as they are from the history (decision 34). */
export function keepLive(kept: readonly LiveReading[], batch: readonly LatestReading[], now: number): LiveReading[] {
  const fresh = batch.flatMap(({ sensorId, value, measuredAt, quality }) =>
    quality === 'error' ? [] : [{ sensorId, value, t: measuredAt.getTime(), receivedAt: now }],
  )
  return [...kept, ...fresh].slice(-mostKept)
}

/** The usual time between two readings of one sensor, ms; null while too few have come. */
export function usualPeriodMs(kept: readonly LiveReading[]): number | null {
  const [first] = kept
  const times = kept.filter(({ sensorId }) => sensorId === first?.sensorId).map(({ t }) => t)
  const gaps = times.slice(1).map((t, index) => t - (times[index] ?? t))
  gaps.sort((a, b) => a - b)
  return gaps[gaps.length >>> 1] ?? null
}
