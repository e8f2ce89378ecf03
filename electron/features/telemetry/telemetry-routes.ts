import type { Chamber, LatestReading } from '../../contract/chambers/chambers.ts'
import type { FeatureRoutes } from '../../contract/routes.ts'
import type { Topic } from '../../platform/bus.ts'
import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { hourMs } from '../../platform/durations.ts'
import { ok, refuse } from '../../platform/result.ts'
import type { RunTimes } from '../../platform/run-times.ts'
import type { ReadingsStored } from './drain.ts'
import { readGaps } from './gap-queries.ts'
import { readHistory, readSparklines } from './history-queries.ts'
import type { StoredReading } from './ingest.ts'

export type TelemetryDeps = {
  database: OpenDatabase
  now: Clock
  spooled: Topic<StoredReading[]>
  readingsStored: Topic<ReadingsStored>
  chambers: { all: () => readonly Chamber[]; byId: (id: string) => Chamber | null }
  /** When this desktop's program ran. */
  runTimes: Pick<RunTimes, 'spans'>
}

export function telemetryRoutes(deps: TelemetryDeps): FeatureRoutes<'telemetry'> {
  const { database, now, spooled, readingsStored, chambers } = deps
  async function* liveOf(
    chamberId: string,
    batches: AsyncIterable<StoredReading[][]>,
  ): AsyncGenerator<LatestReading[], void> {
    for await (const batch of batches) {
      const own = batch.flat().filter((reading) => reading.chamberId === chamberId)
      if (own.length > 0) yield own.map(({ chamberId: _, ...reading }) => reading)
    }
  }
  async function* storedOf(chamberId: string, batches: AsyncIterable<ReadingsStored[]>) {
    for await (const batch of batches) {
      const own = new Set(chambers.byId(chamberId)?.sensors.map(({ id }) => id))
      const mine = batch.filter(({ sensorIds }) => sensorIds.some((id) => own.has(id)))
      if (mine.length === 0) continue
      const [from, to] = [mine.map((one) => one.from.getTime()), mine.map((one) => one.to.getTime())]
      yield { from: new Date(Math.min(...from)), to: new Date(Math.max(...to)) }
    }
  }
  return {
    history: async ({ input }) => {
      const chamber = chambers.byId(input.chamberId)
      if (!chamber) return refuse({ code: 'CHAMBER_NOT_FOUND' })
      const { from, to, points } = input
      const sensors = chamber.sensors.filter((sensor) => sensor.room === input.room)
      const read = await database.read((db) => readHistory(db, { sensors, from, to, points }))
      return ok({ from, to, ...read })
    },
    gaps: async ({ input }) => {
      const chamber = chambers.byId(input.chamberId)
      if (!chamber) return refuse({ code: 'CHAMBER_NOT_FOUND' })
      const asked = { chamber, all: chambers.all(), ran: deps.runTimes.spans(), now: now() }
      return ok(await database.read((db) => readGaps(db, asked)))
    },
    live: ({ input, signal }) => Promise.resolve(ok(liveOf(input.chamberId, spooled.stream(signal)))),
    stored: ({ input, signal }) => Promise.resolve(ok(storedOf(input.chamberId, readingsStored.stream(signal)))),
    sparklines: async ({ input }) => {
      const to = now()
      const from = new Date(to.getTime() - input.hours * hourMs)
      const ids = chambers.all().flatMap((chamber) => chamber.sensors.map((sensor) => sensor.id))
      return ok(await database.read((db) => readSparklines(db, ids, from, to, input.points)))
    },
  }
}
