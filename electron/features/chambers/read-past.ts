import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { readSparklines } from '../telemetry/index.ts'
import type { Hearing } from './hearing.ts'
import type { Registry } from './registry.ts'
import { traceMs, tracePoints } from './traces.ts'

type PastDeps = {
  database: OpenDatabase
  registry: Pick<Registry, 'all'>
  hearing: Pick<Hearing, 'addPast'>
  now: Clock
}

/** Gives each chamber its last hours from before this program heard it: a condition may have begun there. */
export async function readPast({ database, registry, hearing, now }: PastDeps): Promise<void> {
  const chamberOf = new Map(registry.all().flatMap(({ id, sensors }) => sensors.map((sensor) => [sensor.id, id])))
  const to = now()
  const from = new Date(to.getTime() - traceMs)
  const lines = await database.read((db) => readSparklines(db, [...chamberOf.keys()], from, to, tracePoints))
  for (const { sensorId, t, mean } of lines) {
    const chamberId = chamberOf.get(sensorId)
    if (chamberId !== undefined) hearing.addPast(chamberId, sensorId, { t, values: mean })
  }
}
