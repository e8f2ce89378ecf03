import type { Sensor } from '../../contract/chambers/chambers.ts'
import type { Series, Sparkline } from '../../contract/telemetry.ts'
import type { Db } from '../../platform/database/index.ts'
import { tierSeconds } from './reading-store.ts'

export type Buckets = { source: 'raw' | (typeof tierSeconds)[number]; seconds: number }

const tiersDown = [...tierSeconds].reverse()
const rawSeconds = 10 // a reading comes each 5 s: a bucket of one or two would only blur it

/**
 * The coarsest tier that still gives at most `points` buckets, and the bucket's width: a multiple of the tier's.
 * Short spans come from the readings themselves.
 */
export function chooseBuckets(spanSeconds: number, points: number): Buckets {
  const ideal = spanSeconds / points
  const tier = tiersDown.find((seconds) => ideal >= seconds)
  if (tier) return { source: tier, seconds: Math.ceil(ideal / tier) * tier }
  if (ideal > tierSeconds[0] / 4) return { source: tierSeconds[0], seconds: tierSeconds[0] }
  return { source: 'raw', seconds: ideal <= rawSeconds ? 0 : Math.ceil(ideal) }
}

type Bucket = { sensor_id: string; t: number; mean: number; min: number; max: number; n: number }

const fromTier = (db: Db, sensorIds: string[], from: Date, to: Date, { source, seconds }: Buckets) => db.$queryRaw<
  Bucket[]
>`
  SELECT sensor_id, (extract(epoch FROM date_bin(${seconds} * interval '1 second', bucket, '2000-01-01Z'::timestamptz)) * 1000)::float8 AS t,
    sum(sum) / sum(n) AS mean, min(min) AS min, max(max) AS max, sum(n)::float8 AS n
  FROM sensor_rollups
  WHERE sensor_id = ANY(${sensorIds}::text[]) AND step = ${source} AND bucket >= ${from} AND bucket < ${to}
  GROUP BY 1, 2 ORDER BY 1, 2`

const fromReadings = (db: Db, sensorIds: string[], from: Date, to: Date, seconds: number) => db.$queryRaw<Bucket[]>`
  SELECT sensor_id, (extract(epoch FROM date_bin(${seconds} * interval '1 second', timestamp, '2000-01-01Z'::timestamptz)) * 1000)::float8 AS t,
    avg(value) AS mean, min(value) AS min, max(value) AS max, count(*)::float8 AS n
  FROM sensor_data
  WHERE sensor_id = ANY(${sensorIds}::text[]) AND timestamp >= ${from} AND timestamp < ${to} AND quality IS DISTINCT FROM 'error'
  GROUP BY 1, 2 ORDER BY 1, 2`

const eachReading = (db: Db, sensorIds: string[], from: Date, to: Date) => db.$queryRaw<Bucket[]>`
  SELECT sensor_id, (extract(epoch FROM timestamp) * 1000)::float8 AS t, value AS mean, value AS min, value AS max, 1::float8 AS n
  FROM sensor_data
  WHERE sensor_id = ANY(${sensorIds}::text[]) AND timestamp >= ${from} AND timestamp < ${to} AND quality IS DISTINCT FROM 'error'
  ORDER BY 1, 2`

/** Buckets of the sensors in [from, to), in columns, oldest first; readings of quality `error` are left out. */
export async function readHistory(
  db: Db,
  query: { sensors: readonly Sensor[]; from: Date; to: Date; points: number },
): Promise<{ bucketSeconds: number; series: Series[] }> {
  const { sensors, to } = query
  const ids = sensors.map((sensor) => sensor.id)
  const buckets = chooseBuckets((to.getTime() - query.from.getTime()) / 1000, query.points)
  const widthMs = buckets.seconds * 1000
  const from = widthMs === 0 ? query.from : new Date(Math.floor(query.from.getTime() / widthMs) * widthMs)
  const rows = await (buckets.source !== 'raw'
    ? fromTier(db, ids, from, to, buckets)
    : widthMs === 0
      ? eachReading(db, ids, from, to)
      : fromReadings(db, ids, from, to, buckets.seconds))

  const bySensor = new Map<string, Series>(
    sensors.map(({ id, quantity }) => [id, { sensorId: id, quantity, t: [], mean: [], min: [], max: [], n: [] }]),
  )
  for (const row of rows) {
    const series = bySensor.get(row.sensor_id)
    if (!series) continue
    for (const name of ['t', 'mean', 'min', 'max', 'n'] as const) series[name].push(row[name])
  }
  return { bucketSeconds: buckets.seconds, series: [...bySensor.values()] }
}

/** A short mean line for each of the sensors, from the finest tier. */
export async function readSparklines(
  db: Db,
  sensorIds: string[],
  from: Date,
  to: Date,
  points: number,
): Promise<Sparkline[]> {
  const ideal = (to.getTime() - from.getTime()) / 1000 / points
  const seconds = Math.max(1, Math.ceil(ideal / tierSeconds[0])) * tierSeconds[0]
  const rows = await fromTier(db, sensorIds, from, to, { source: tierSeconds[0], seconds })
  const lines = new Map<string, Sparkline>(sensorIds.map((sensorId) => [sensorId, { sensorId, t: [], mean: [] }]))
  for (const row of rows) {
    lines.get(row.sensor_id)?.t.push(row.t)
    lines.get(row.sensor_id)?.mean.push(row.mean)
  }
  return [...lines.values()]
}
