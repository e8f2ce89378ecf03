import type { Clock } from '../../platform/clock.ts'
import type { Db, OpenDatabase } from '../../platform/database/index.ts'
import { readEverSaid, readFirstSince, readLastReadings, readSparklines } from '../telemetry/index.ts'
import type { Hearing } from './hearing.ts'
import type { Registry } from './registry.ts'
import { traceMs, tracePoints } from './traces.ts'

type PastDeps = {
  database: OpenDatabase
  registry: Pick<Registry, 'all'>
  hearing: Pick<Hearing, 'addPast' | 'seed'>
  now: Clock
}

/** Gives each chamber its last hours from before this program heard it: a condition may have begun there. */
export async function readPast({ database, registry, hearing, now }: PastDeps): Promise<void> {
  const chamberOf = new Map(registry.all().flatMap(({ id, sensors }) => sensors.map((sensor) => [sensor.id, id])))
  const to = now()
  const from = new Date(to.getTime() - traceMs)
  const sensorIds = [...chamberOf.keys()]
  const [lines, firsts] = await database.read(async (db) => [
    await readSparklines(db, sensorIds, from, to, tracePoints),
    await readFirstSince(db, sensorIds, from),
  ])
  for (const { sensorId, t, mean } of lines) {
    const chamberId = chamberOf.get(sensorId)
    // Nothing has held for longer than there are readings.
    const firstMs = firsts.get(sensorId)?.getTime() ?? 0
    const begins = t.map((at, i) => (i === 0 ? Math.max(at, firstMs) : at))
    if (chamberId !== undefined) hearing.addPast(chamberId, sensorId, { t: begins, values: mean })
  }
}

async function readStored(db: Db, ids: string[], sensorIds: string[]) {
  const seen = await db.device.findMany({ where: { id: { in: ids } }, select: { id: true, lastSeen: true } })
  return { seen, last: await readLastReadings(db, sensorIds), said: await readEverSaid(db, sensorIds) }
}

/** Tells each chamber when it was last heard and what it said, whoever heard it: what is gone must not look new. */
export async function readLastHeard({ database, registry, hearing }: Omit<PastDeps, 'now'>): Promise<void> {
  const chambers = registry.all()
  const sensorIds = chambers.flatMap(({ sensors }) => sensors.map(({ id }) => id))
  const ids = chambers.map(({ id }) => id)
  const { seen, last, said } = await database.read((db) => readStored(db, ids, sensorIds))
  for (const { id, sensors } of chambers) {
    const own = new Set(sensors.map((sensor) => sensor.id))
    const saidOf = [...own].filter((sensorId) => said.has(sensorId))
    hearing.seed(id, {
      lastSeen: seen.find((device) => device.id === id)?.lastSeen ?? null,
      readings: last.filter(({ sensorId }) => own.has(sensorId)),
      said: new Set(saidOf),
    })
  }
}
