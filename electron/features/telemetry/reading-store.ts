import { type Db, sql } from '../../platform/database/index.ts'
import type { Quality } from './reading-rules.ts'

export type Reading = {
  id: string
  /**
   * The id that the same reading has where its device's clock was judged otherwise (another desktop, a later delivery);
   * null: nobody can.
   */
  alias?: string | null
  /** Its moment is that of its receipt, since its device's clock is wrong. */
  atReceipt?: boolean
  sensorId: string
  deviceId: string
  userId: string
  type: string
  value: number
  unit: string
  quality: Quality
  measuredAtMs: number
}

/** Widths of the tiers, seconds: a minute, a quarter of an hour, a quarter of a day. */
export const tierSeconds = [60, 900, 21_600] as const
const [minute, quarter, quarterDay] = tierSeconds

/**
 * What is the same for all readings of a sensor travels once: a fifth faster here, and a third of the bytes on a thin
 * line. A sensor whose unit or owner was changed within the batch stands twice. Numbers start with 1, as in SQL.
 */
function bySensor(batch: readonly Reading[]) {
  const sensors: Reading[] = []
  const numbers = new Map<string, number>()
  const sensorNo = batch.map((row) => {
    const key = [row.sensorId, row.deviceId, row.userId, row.type, row.unit].join('\n')
    const no = numbers.get(key) ?? sensors.push(row)
    numbers.set(key, no)
    return no
  })
  return { sensors, sensorNo }
}

/**
 * A frame and its late redelivery may come in one batch, judged otherwise each time: the first stands. The statement
 * itself sees only what was there before it.
 */
function onceEach(batch: readonly Reading[]): Reading[] {
  const [valueOf, valueOfAlias] = [new Map<string, number>(), new Map<string, number>()]
  return batch.filter(({ id, alias = null, value }) => {
    if ((alias !== null && valueOf.get(alias) === value) || valueOfAlias.get(id) === value) return false
    valueOf.set(id, value)
    if (alias !== null) valueOfAlias.set(alias, value)
    return true
  })
}

/**
 * Stores a batch in one statement and folds the rows that were new into the tiers, each tier from the finer one; what is
 * there already is ignored, so a batch may be sent again at any time. Readings of quality `error` are kept but stay out
 * of the tiers (decision 34).
 */
export async function storeReadings(db: Db, batch: readonly Reading[]): Promise<void> {
  for (let rest = onceEach(batch); rest.length > 0; ) {
    const crowded = await storeOnce(db, rest)
    // Several may be received in one moment: the later ones move on. A moment that was measured stands as it is.
    rest = rest
      .filter((one) => one.atReceipt && crowded.has(one.id))
      .map((one) => ({ ...one, measuredAtMs: one.measuredAtMs + 1 }))
  }
}

/** Of a row that was not added: `sensor_data` is as it was before the statement. Asked only where one can move on. */
const isCrowded = sql`NOT EXISTS (SELECT 1 FROM added WHERE added.id = r.id)
  AND NOT EXISTS (SELECT 1 FROM sensor_data d WHERE d.id = r.id)`

/** The ids of those whose sensor has another reading of the same moment, and which may move on. */
async function storeOnce(db: Db, batch: readonly Reading[]): Promise<Set<string>> {
  const { sensors, sensorNo } = bySensor(batch)
  const each = <K extends keyof Reading>(name: K) => batch.map((row) => row[name])
  const ofSensor = <K extends keyof Reading>(name: K) => sensors.map((row) => row[name])
  const aliases = batch.map((row) => row.alias ?? null)
  const crowded = await db.$queryRaw<{ id: string }[]>`
    WITH said AS (
      SELECT * FROM unnest(
        ${each('id')}::text[], ${aliases}::text[], ${sensorNo}::int[], ${each('value')}::float8[],
        ${each('quality')}::text[], ${each('measuredAtMs')}::float8[]) AS r (id, alias, sensor_no, value, quality, ms)
      WHERE alias IS NULL OR NOT EXISTS (SELECT 1 FROM sensor_data d WHERE d.id = r.alias AND d.value = r.value)
    ), added AS (
      INSERT INTO sensor_data (id, sensor_id, device_id, user_id, type, value, unit, quality, timestamp)
      SELECT r.id, s.sensor_id, s.device_id, s.user_id, s.type, r.value, s.unit, r.quality,
        'epoch'::timestamptz + r.ms * interval '1 millisecond'
      FROM said r
        JOIN unnest(
          ${ofSensor('sensorId')}::text[], ${ofSensor('deviceId')}::text[], ${ofSensor('userId')}::text[],
          ${ofSensor('type')}::text[], ${ofSensor('unit')}::text[])
          WITH ORDINALITY AS s (sensor_id, device_id, user_id, type, unit, no) ON s.no = r.sensor_no
      ON CONFLICT DO NOTHING
      RETURNING id, sensor_id, value, quality, timestamp
    ), minutes AS (
      SELECT sensor_id, date_bin(${minute} * interval '1 second', timestamp, '2000-01-01Z'::timestamptz) AS bucket,
        count(*)::int AS n, sum(value) AS sum, min(value) AS min, max(value) AS max,
        (array_agg(value ORDER BY timestamp DESC))[1] AS last, max(timestamp) AS last_at
      FROM added WHERE quality <> 'error' GROUP BY 1, 2
    ), quarters AS (
      SELECT sensor_id, date_bin(${quarter} * interval '1 second', bucket, '2000-01-01Z'::timestamptz) AS bucket,
        sum(n)::int AS n, sum(sum) AS sum, min(min) AS min, max(max) AS max,
        (array_agg(last ORDER BY last_at DESC))[1] AS last, max(last_at) AS last_at
      FROM minutes GROUP BY 1, 2
    ), spans AS (
      SELECT sensor_id, date_bin(${quarterDay} * interval '1 second', bucket, '2000-01-01Z'::timestamptz) AS bucket,
        sum(n)::int AS n, sum(sum) AS sum, min(min) AS min, max(max) AS max,
        (array_agg(last ORDER BY last_at DESC))[1] AS last, max(last_at) AS last_at
      FROM quarters GROUP BY 1, 2
    ), folded AS (
      SELECT ${minute}::int AS step, * FROM minutes
      UNION ALL SELECT ${quarter}::int, * FROM quarters
      UNION ALL SELECT ${quarterDay}::int, * FROM spans
    ), tiers AS (
    INSERT INTO sensor_rollups AS kept (sensor_id, step, bucket, n, sum, min, max, last, last_at)
    SELECT sensor_id, step, bucket, n, sum, min, max, last, last_at FROM folded
    ORDER BY sensor_id, step, bucket -- one order for all desktops: no deadlock
    ON CONFLICT (sensor_id, step, bucket) DO UPDATE SET
      n = kept.n + EXCLUDED.n, sum = kept.sum + EXCLUDED.sum,
      min = LEAST(kept.min, EXCLUDED.min), max = GREATEST(kept.max, EXCLUDED.max),
      last = CASE WHEN EXCLUDED.last_at >= kept.last_at THEN EXCLUDED.last ELSE kept.last END,
      last_at = GREATEST(kept.last_at, EXCLUDED.last_at)
    )
    SELECT r.id FROM said r WHERE ${batch.some(({ atReceipt }) => atReceipt) ? isCrowded : sql`false`}`
  return new Set(crowded.map((row) => row.id))
}
