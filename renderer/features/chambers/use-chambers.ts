import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { ChamberLive, FoundDevice } from '../../../electron/contract/chambers/chambers.ts'
import type { Gap } from '../../../electron/contract/telemetry.ts'
import { api, client, useConnection } from '../../host/api.ts'
import { useStream } from '../../host/stream.ts'
import { useNow } from '../../ui/use-now.ts'
import { type ChamberView, chamberView } from './chamber-state.ts'
import type { Trace } from './trace.ts'

const nobody: ReadonlyMap<string, ChamberLive> = new Map()
const nothing: readonly FoundDevice[] = []

export const sparkHours = 6
const sparkPoints = 72
const gapsEveryMs = 60_000 // as fine as they are told
const sparkEveryMs = 5 * 60_000 // one bucket of the spark: until then only its newest point moves

/** The list of chambers, asked for again when it changed here or on another desktop. */
export function useChamberList() {
  const queries = useQueryClient()
  const list = useQuery(api.chambers.list.queryOptions())
  const { state: changes } = useStream({
    key: ['chambers.changes'],
    open: (signal) => client.chambers.changes(undefined, { signal }),
    start: 0,
    fold: (count) => count + 1,
  })
  useEffect(() => {
    if (changes > 0) void queries.invalidateQueries({ queryKey: api.chambers.list.key() })
  }, [changes, queries])
  return list
}

/** Each chamber as it is now, by id. */
function useLiveChambers() {
  return useStream({
    key: ['chambers.watch'],
    open: (signal) => client.chambers.watch(undefined, { signal }),
    start: nobody,
    fold: (chambers, live: ChamberLive) => new Map(chambers).set(live.id, live),
  })
}

/** Every chamber judged. `views` is null until the list and the first live state are there. */
export function useChamberViews() {
  const list = useChamberList()
  const live = useLiveChambers()
  const isLost = useConnection((connection) => connection.state === 'lost')
  // While the host answers it tells every change, and the clock is not looked at.
  const now = useNow(isLost ? 5_000 : 3_600_000)
  const chambers = list.data
  const isLoaded = live.status !== 'waiting' || chambers?.length === 0
  const views = useMemo((): ChamberView[] | null => {
    if (!chambers || !isLoaded) return null
    return chambers.map((chamber) => chamberView(chamber, live.state.get(chamber.id) ?? null, now, isLost))
  }, [chambers, live.state, isLoaded, now, isLost])
  return { list, live, views }
}

/** Devices that speak but are not registered, dismissed ones among them. */
export function useFoundDevices(): readonly FoundDevice[] {
  return useStream({
    key: ['chambers.found'],
    open: (signal) => client.chambers.found(undefined, { signal }),
    start: nothing,
    fold: (_, devices: FoundDevice[]) => devices,
  }).state
}

/** Where readings are missing; read anew while the page is open, since a backlog closes them. */
export function useGaps(chamberId: string): readonly Gap[] {
  const input = { chamberId }
  return useQuery(api.telemetry.gaps.queryOptions({ input, refetchInterval: gapsEveryMs })).data ?? []
}

/** The last six hours of every sensor, by its id. */
export function useTraces(): ReadonlyMap<string, Trace> {
  const { data } = useQuery(
    api.telemetry.sparklines.queryOptions({
      input: { hours: sparkHours, points: sparkPoints },
      refetchInterval: sparkEveryMs,
      staleTime: sparkEveryMs / 2,
    }),
  )
  return useMemo(() => new Map(data?.map(({ sensorId, t, mean }) => [sensorId, { t, values: mean }])), [data])
}
