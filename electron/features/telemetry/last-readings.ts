import { type LatestReading, quality } from '../../contract/chambers/chambers.ts'
import type { Db } from '../../platform/database/index.ts'

export type LastReading = LatestReading & {
  /** Between its last few readings, ms: how often its chamber speaks. */
  gapsMs: number[]
}

const lastFew = 8

type Row = { sensor_id: string; value: number; quality: string | null; timestamp: Date }

/** The last stored reading of each sensor. Those of which none is kept any more, or never was, are left out. */
export async function readLastReadings(db: Db, sensorIds: readonly string[]): Promise<LastReading[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT s.id AS sensor_id, r.value, r.quality, r.timestamp
    FROM unnest(${[...sensorIds]}::text[]) AS s(id)
    CROSS JOIN LATERAL (
      SELECT value, quality, timestamp FROM sensor_data WHERE sensor_id = s.id ORDER BY timestamp DESC LIMIT ${lastFew}
    ) AS r
    ORDER BY s.id, r.timestamp DESC`
  return [...Map.groupBy(rows, (row) => row.sensor_id)].flatMap(([sensorId, own]) => {
    const [last] = own
    if (!last) return []
    const gapsMs = own.slice(1).map((row, index) => (own[index]?.timestamp.getTime() ?? 0) - row.timestamp.getTime())
    const read = quality.safeParse(last.quality)
    return [
      {
        sensorId,
        value: last.value,
        quality: read.data ?? 'good',
        measuredAt: last.timestamp,
        gapsMs: gapsMs.reverse(),
      },
    ]
  })
}

/** When the first reading since `from` was measured, of each sensor that has one: a bucket begins earlier than what is in it. */
export async function readFirstSince(db: Db, sensorIds: readonly string[], from: Date): Promise<Map<string, Date>> {
  const rows = await db.$queryRaw<{ id: string; timestamp: Date }[]>`
    SELECT s.id, r.timestamp FROM unnest(${[...sensorIds]}::text[]) AS s(id)
    CROSS JOIN LATERAL (
      SELECT timestamp FROM sensor_data WHERE sensor_id = s.id AND timestamp >= ${from} ORDER BY timestamp LIMIT 1
    ) AS r`
  return new Map(rows.map(({ id, timestamp }) => [id, timestamp]))
}

/** The sensors that have ever said a value: the coarsest tier is kept the longest. */
export async function readEverSaid(db: Db, sensorIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM unnest(${[...sensorIds]}::text[]) AS s(id)
    WHERE EXISTS (SELECT 1 FROM sensor_rollups WHERE sensor_id = s.id)
      OR EXISTS (SELECT 1 FROM sensor_data WHERE sensor_id = s.id)`
  return new Set(rows.map(({ id }) => id))
}
