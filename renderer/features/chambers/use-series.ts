import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Room, Sensor } from '../../../electron/contract/chambers/chambers.ts'
import { api, client } from '../../host/api.ts'
import { useStream } from '../../host/stream.ts'
import { appendReadings, noColumns, within } from '../../ui/chart/columns.ts'
import { useNow } from '../../ui/use-now.ts'
import { type Asked, askAgain } from './ask-again.ts'
import { keepLive, type LiveReading } from './live-readings.ts'
import { type Span, spanMs } from './spans.ts'

export type Zoom = { from: number; to: number }
const noReadings: LiveReading[] = []

/** Every reading of a chamber as it comes, the last minutes of them. */
export function useLiveReadings(chamberId: string) {
  return useStream({
    key: ['telemetry.live', chamberId],
    open: (signal) => client.telemetry.live({ chamberId }, { signal }),
    start: noReadings,
    fold: (before, batch) => keepLive(before, batch, Date.now()),
  })
}

/** When the history is to be asked for: again once the host has stored what the last answer did not hold. */
function useAsked(chamberId: string, againMs: number): number {
  const [start] = useState((): Asked => ({ at: Date.now(), owed: false }))
  return useStream({
    key: ['telemetry.stored', chamberId],
    open: (signal) => client.telemetry.stored({ chamberId }, { signal }),
    start,
    fold: (asked, { from }: { from: Date }) => askAgain(asked, { from, now: Date.now(), againMs }),
  }).state.at
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)

/** As many buckets as the plot has pixels to show; in steps, so that a small resize asks for nothing. */
const pointsFor = (width: number) => clamp(Math.round(width / 1.5 / 50) * 50, 50, 2000)

function useHistory(input: { chamberId: string; room: Room; from: Date; to: Date; points: number } | null) {
  const asked = input ?? { chamberId: '', room: 'fruiting' as const, from: new Date(0), to: new Date(0), points: 50 }
  return useQuery({
    queryKey: api.telemetry.history.key({ type: 'query', input: asked }),
    queryFn: async ({ signal }) => {
      const history = await client.telemetry.history(asked, { signal })
      return { ...history, fetchedAt: Date.now() }
    },
    enabled: input !== null,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  })
}

type SeriesOptions = {
  chamberId: string
  room: Room
  sensor: Sensor | undefined
  span: Span
  zoom: Zoom | null
  /** Width of the plot in pixels; null until it is measured. */
  width: number | null
  live: readonly LiveReading[]
}

/**
 * The history of one sensor with what has come since, and the window to show it in. The window slides with the clock,
 * a pixel at a time; the history is asked for again when a bucket has closed, at most each minute, and something came.
 */
export function useSeries({ chamberId, room, sensor, span, zoom, width, live }: SeriesOptions) {
  const points = pointsFor(width ?? 0)
  const lengthMs = spanMs[span]
  const againMs = clamp(lengthMs / points, 60_000, 15 * 60_000)
  const asked = useAsked(chamberId, againMs)
  const pixelMs = clamp(lengthMs / Math.max(width ?? 1, 1), 1000, 60_000)
  const edge = useNow(pixelMs) + pixelMs
  const window = zoom ?? { from: edge - lengthMs, to: edge }
  const query = zoom ?? { from: asked - lengthMs, to: asked + againMs }
  const history = useHistory(
    width === null ? null : { chamberId, room, from: new Date(query.from), to: new Date(query.to), points },
  )

  const { data } = history
  const bucketMs = (data?.bucketSeconds ?? 0) * 1000
  const stored = data?.series.find(({ sensorId }) => sensorId === sensor?.id)
  const isLive = zoom === null || zoom.to >= asked
  const all = useMemo(() => {
    if (!stored || !data) return noColumns
    if (!isLive) return stored
    const own = live.filter(
      // Without buckets a reading that is there already is known by its time; with them, by when it came.
      ({ sensorId, receivedAt }) => sensorId === stored.sensorId && (bucketMs === 0 || receivedAt > data.fetchedAt),
    )
    return appendReadings(stored, own, bucketMs)
  }, [stored, data, live, bucketMs, isLive])
  const columns = useMemo(() => within(all, window.from - bucketMs, window.to), [all, window.from, window.to, bucketMs])
  return { columns, bucketMs, window, isLive, history, isThere: stored !== undefined }
}
