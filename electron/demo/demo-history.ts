import { type ChamberState, newChamber, sensed, stepChamber } from '../connections/simulator/chamber-model.ts'
import { seededRandom } from '../connections/simulator/seeded-random.ts'
import type { Chamber, Sensor } from '../contract/chambers/chambers.ts'
import { type Reading, readingId, storeReadings } from '../features/telemetry/index.ts'
import type { OpenDatabase } from '../platform/database/index.ts'
import { dayMs, hourMs } from '../platform/durations.ts'

const minute = 60_000
const batchRows = 2000

/** How far back each tier is made: what a chart of that span reads. The last hour is made of single readings. */
const tiers = [
  { seconds: 60, reachMs: 2 * dayMs, stepMs: 20_000 },
  { seconds: 900, reachMs: 35 * dayMs, stepMs: 300_000 },
  { seconds: 21_600, reachMs: 366 * dayMs, stepMs: 1_800_000 },
] as const
const readingsEachS = 5

type TierRow = { sensorId: string; step: number; bucketMs: number; values: number[] }

const valueOf = (state: ChamberState, { room, quantity }: Sensor): number => {
  const { temp, humidity, co2 } = sensed(state.rooms[room])
  return { temperature: temp, humidity, co2 }[quantity]
}

function* climate(chamber: Chamber, fromMs: number, toMs: number, stepMs: number): Generator<ChamberState> {
  const random = seededRandom(chamber.serialNumber.length * 31 + (chamber.serialNumber.charCodeAt(15) || 7))
  let state = newChamber({ atMs: fromMs, auto: true, random })
  while (state.atMs < toMs) {
    yield state
    // Small steps within a large one: the model's fans switch within minutes.
    const parts = Math.max(1, Math.round(stepMs / 300_000))
    for (let i = 0; i < parts; i += 1) state = stepChamber(state, stepMs / parts, random)
  }
}

/** The buckets of one tier of one chamber, oldest first. */
function* tierRows(chamber: Chamber, tier: (typeof tiers)[number], endMs: number): Generator<TierRow> {
  const widthMs = tier.seconds * 1000
  let open = new Map<string, TierRow>()
  let openMs = -1
  for (const state of climate(chamber, endMs - tier.reachMs, endMs, tier.stepMs)) {
    const bucketMs = Math.floor(state.atMs / widthMs) * widthMs
    if (bucketMs !== openMs) {
      yield* open.values()
      open = new Map()
      openMs = bucketMs
    }
    for (const sensor of chamber.sensors) {
      const row = open.get(sensor.id) ?? { sensorId: sensor.id, step: tier.seconds, bucketMs, values: [] }
      row.values.push(valueOf(state, sensor))
      open.set(sensor.id, row)
    }
  }
  yield* open.values()
}

const storeTierRows = ({ database, rows }: { database: OpenDatabase; rows: readonly TierRow[] }) => {
  const count = (row: TierRow) => row.step / readingsEachS
  const mean = (row: TierRow) => row.values.reduce((sum, value) => sum + value, 0) / row.values.length
  return database.write(
    (db) => db.$executeRaw`
      INSERT INTO sensor_rollups (sensor_id, step, bucket, n, sum, min, max, last, last_at)
      SELECT id, step, at, n, mean * n, min, max, last, at FROM unnest(
        ${rows.map((row) => row.sensorId)}::text[], ${rows.map((row) => row.step)}::int[],
        ${rows.map((row) => new Date(row.bucketMs))}::timestamptz[], ${rows.map(count)}::int[], ${rows.map(mean)}::float8[],
        ${rows.map((row) => Math.min(...row.values))}::float8[], ${rows.map((row) => Math.max(...row.values))}::float8[],
        ${rows.map((row) => row.values.at(-1) ?? 0)}::float8[]) AS r(id, step, at, n, mean, min, max, last)
      ON CONFLICT DO NOTHING`,
    { idempotent: true },
  )
}

function* lastHour(chamber: Chamber, ownerId: string, nowMs: number): Generator<Reading> {
  // It starts earlier than it is told: the model settles first.
  for (const state of climate(chamber, nowMs - 3 * hourMs, nowMs, readingsEachS * 1000)) {
    if (state.atMs < nowMs - hourMs) continue
    for (const sensor of chamber.sensors) {
      const { id: sensorId, unit, quantity: type } = sensor
      const id = readingId(sensorId, state.atMs)
      const value = valueOf(state, sensor)
      yield {
        id,
        sensorId,
        deviceId: chamber.id,
        userId: ownerId,
        type,
        value,
        unit,
        quality: 'good',
        measuredAtMs: state.atMs,
      }
    }
  }
}

function* inBatches<T>(rows: Iterable<T>): Generator<T[]> {
  let batch: T[] = []
  for (const row of rows) {
    batch.push(row)
    if (batch.length < batchRows) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

export type FillDeps = {
  database: OpenDatabase
  chambers: readonly Chamber[]
  ownerId: string
  nowMs: number
  signal: AbortSignal
}

/** Gives demo chambers a year of believable past, the newest first. Does nothing when they have one. */
export async function fillHistory({ database, chambers, ownerId, nowMs, signal }: FillDeps): Promise<void> {
  const made = await database.read((db) =>
    db.sensorRollup.count({ where: { step: 21_600, bucket: { lt: new Date(nowMs - dayMs) } } }),
  )
  if (made > 0) return
  const endMs = Math.floor((nowMs - hourMs) / minute) * minute
  for (const chamber of chambers) {
    for (const batch of inBatches(lastHour(chamber, ownerId, nowMs))) {
      if (signal.aborted) return
      await database.write((db) => storeReadings(db, batch), { idempotent: true })
    }
  }
  for (const tier of tiers) {
    for (const chamber of chambers) {
      for (const rows of inBatches(tierRows(chamber, tier, endMs))) {
        if (signal.aborted) return
        await storeTierRows({ database, rows })
      }
    }
  }
}
