import { Client } from 'pg'
import { expect, it } from 'vitest'
import { chamberSensors } from '../../electron/features/chambers/default-set-points.ts'
import { readHistory } from '../../electron/features/telemetry/history-queries.ts'
import { addChamber } from '../support/chambers.ts'
import { type Database, freshDatabase, freshEmbedded } from '../support/database.ts'
import { inTurns, isLong, report } from './report.ts'

const chambers = 16 // about 100 series
const rows = isLong ? 10_000_000 : 200_000
const day = 86_400_000
const to = new Date(Date.UTC(2026, 10, 23))
const from = new Date(to.getTime() - 365 * day)
const points = 500

/** A year of readings for every sensor, and the tiers made of them, by the database itself. */
async function fill(own: Database, total: number): Promise<string[]> {
  const sensorIds: string[] = []
  for (let i = 0; i < chambers; i += 1) sensorIds.push(...(await addChamber(own.db, `BENCH-${i}`)).sensorIds)
  const each = Math.ceil(total / sensorIds.length)
  const stepMs = (365 * day) / each
  // Sensor by sensor: no statement may take so long that the application would take the database for hung.
  for (const id of sensorIds) {
    await own.db.$executeRawUnsafe(`
      INSERT INTO sensor_data (id, sensor_id, device_id, user_id, type, value, unit, quality, timestamp)
      SELECT md5(s.id || i), s.id, s.device_id, d.user_id, s.type, 20 + 5 * sin(i / 40.0) + (i % 7) / 10.0, s.unit, 'good',
        '${from.toISOString()}'::timestamptz + i::float8 * ${stepMs} * interval '1 millisecond'
      FROM sensors s JOIN devices d ON d.id = s.device_id CROSS JOIN generate_series(0, ${each - 1}) i
      WHERE s.id = '${id}'`)
    for (const step of [60, 900, 21_600]) {
      await own.db.$executeRawUnsafe(`
        INSERT INTO sensor_rollups (sensor_id, step, bucket, n, sum, min, max, last, last_at)
        SELECT sensor_id, ${step}, date_bin('${step} seconds', timestamp, '2000-01-01Z'), count(*), sum(value), min(value), max(value),
          max(value), max(timestamp) FROM sensor_data WHERE sensor_id = '${id}' GROUP BY 1, 2, 3`)
    }
  }
  await own.db.$executeRawUnsafe('ANALYZE')
  return sensorIds
}

const handWritten = `
  SELECT sensor_id, date_bin('64800 seconds', bucket, '2000-01-01Z') AS t, sum(sum) / sum(n) AS mean, min(min), max(max), sum(n) AS n
  FROM sensor_rollups WHERE sensor_id = ANY($1) AND step = 21600 AND bucket >= $2 AND bucket < $3 GROUP BY 1, 2 ORDER BY 1, 2`

const roomOf = (ids: readonly string[]) =>
  chamberSensors
    .slice(0, 3)
    .map((sensor, i) => ({ ...sensor, id: ids[i] ?? '', calibration: { offset: 0, scale: 1, lastCalibrated: null } }))

it('a year of one room on PostgreSQL', async () => {
  const own = await freshDatabase()
  const sensorIds = await fill(own, rows)
  const sensors = roomOf(sensorIds)
  const hand = new Client({ connectionString: own.url })
  await hand.connect()
  const ask = () => readHistory(own.db, { sensors, from, to, points })
  const byHand = () => hand.query(handWritten, [sensors.map((sensor) => sensor.id), from, to])
  const [ours, reference] = [await ask(), await byHand()]
  expect(ours.series.reduce((sum, series) => sum + series.t.length, 0)).toBe(reference.rowCount)
  const { oursMs, referenceMs } = await inTurns(isLong ? 40 : 15, ask, byHand)
  report({
    bench: 'chart/postgresql',
    ratio: oursMs / referenceMs,
    of: 'ms ours / hand-written SQL on the 6 h tier',
    aim: '≤ 2',
    rows,
    oursMs,
    referenceMs,
  })
  await hand.end()
  await own.drop()
})

it('a year of one room on the embedded database', async () => {
  const own = await freshEmbedded()
  const sensorIds = await fill(own, isLong ? 2_000_000 : 60_000)
  const sensors = roomOf(sensorIds)
  const ids = sensors.map((sensor) => sensor.id)
  const ask = () => readHistory(own.db, { sensors, from, to, points })
  const byHand = () => own.db.$queryRawUnsafe(handWritten, ids, from, to)
  const { oursMs, referenceMs } = await inTurns(isLong ? 40 : 15, ask, byHand)
  report({
    bench: 'chart/embedded',
    ratio: oursMs / referenceMs,
    of: 'ms ours / hand-written SQL on the 6 h tier',
    aim: '≤ 2',
    rows: isLong ? 2_000_000 : 60_000,
    oursMs,
    referenceMs,
  })
  await own.drop()
})
