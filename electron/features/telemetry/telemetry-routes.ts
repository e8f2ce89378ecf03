import type { Chamber, LatestReading } from '../../contract/chambers/chambers.ts'
import type { FeatureRoutes } from '../../contract/routes.ts'
import type { Topic } from '../../platform/bus.ts'
import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { hourMs } from '../../platform/durations.ts'
import { ok, refuse } from '../../platform/result.ts'
import { readHistory, readSparklines } from './history-queries.ts'
import type { StoredReading } from './ingest.ts'

export type TelemetryDeps = {
  database: OpenDatabase
  now: Clock
  spooled: Topic<StoredReading[]>
  chambers: { all: () => readonly Chamber[]; byId: (id: string) => Chamber | null }
}

export function telemetryRoutes({ database, now, spooled, chambers }: TelemetryDeps): FeatureRoutes<'telemetry'> {
  async function* liveOf(
    chamberId: string,
    batches: AsyncIterable<StoredReading[][]>,
  ): AsyncGenerator<LatestReading[], void> {
    for await (const batch of batches) {
      const own = batch.flat().filter((reading) => reading.chamberId === chamberId)
      if (own.length > 0) yield own.map(({ chamberId: _, ...reading }) => reading)
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
    live: ({ input, signal }) => Promise.resolve(ok(liveOf(input.chamberId, spooled.stream(signal)))),
    sparklines: async ({ input }) => {
      const to = now()
      const from = new Date(to.getTime() - input.hours * hourMs)
      const ids = chambers.all().flatMap((chamber) => chamber.sensors.map((sensor) => sensor.id))
      return ok(await database.read((db) => readSparklines(db, ids, from, to, input.points)))
    },
  }
}
