import type { LatestReading } from '../../../electron/contract/chambers/chambers.ts'
import type { Reading } from '../../ui/chart/columns.ts'

export type LiveReading = Reading & { sensorId: string; receivedAt: number }

const mostReadings = 1500 // 20 minutes of six sensors each 5 s; the chart has asked for its history again long before

/** Adds what has just come. Impossible values are left out, as they are from the history (decision 34). */
export function keepLive(
  readings: readonly LiveReading[],
  batch: readonly LatestReading[],
  now: number,
): LiveReading[] {
  const fresh = batch.flatMap(({ sensorId, value, measuredAt, quality }) =>
    quality === 'error' ? [] : [{ sensorId, value, t: measuredAt.getTime(), receivedAt: now }],
  )
  return [...readings, ...fresh].slice(-mostReadings)
}

/** The usual time between two readings of one sensor, ms; null while too few have come. */
export function usualPeriodMs(readings: readonly LiveReading[]): number | null {
  const [first] = readings
  const times = readings.filter(({ sensorId }) => sensorId === first?.sensorId).map(({ t }) => t)
  const gaps = times.slice(1).map((t, index) => t - (times[index] ?? t))
  gaps.sort((a, b) => a - b)
  return gaps[gaps.length >>> 1] ?? null
}
