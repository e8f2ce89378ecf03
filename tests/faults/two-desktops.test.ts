import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { parseMessage } from '../../electron/connections/mqtt/parse-message.ts'
import { seededRandom } from '../../electron/connections/simulator/seeded-random.ts'
import type { Chamber } from '../../electron/contract/chambers/chambers.ts'
import { chamberSensors, defaultSetPoints } from '../../electron/features/chambers/default-set-points.ts'
import { type ReadingsStored, startDrain } from '../../electron/features/telemetry/drain.ts'
import { createIngest, type StoredReading } from '../../electron/features/telemetry/index.ts'
import { createTopic } from '../../electron/platform/bus.ts'
import { silentLog } from '../../electron/platform/log.ts'
import { openSpool } from '../../electron/platform/spool.ts'
import { addChamber } from '../support/chambers.ts'
import { freshDatabase } from '../support/database.ts'
import { until } from '../support/until.ts'

const count = process.env.MASH_LONG ? 100_000 : 10_000
const start = Date.UTC(2026, 10, 23, 4)
const topic = 'devices/MASH-1/sensor_data'
type Ids = Awaited<ReturnType<typeof addChamber>>

const chamberOf = ({ deviceId, sensorIds }: Ids): Chamber => ({
  ...{ id: deviceId, serialNumber: 'MASH-1', name: 'House', location: null, demo: false, firmware: null },
  setPoints: defaultSetPoints,
  sensors: chamberSensors.map((sensor, at) => ({
    ...sensor,
    id: sensorIds[at] ?? '',
    calibration: { offset: 0, scale: 1, lastCalibrated: null },
  })),
})

/** A desktop without a page: it hears, spools, and drains into the database that both share. */
function desktop(own: Awaited<ReturnType<typeof freshDatabase>>, chamber: Chamber, userId: string) {
  const folder = mkdtempSync(join(tmpdir(), 'mash-desktop-'))
  const spool = openSpool(join(folder, 'spool.sqlite'))
  const ingest = createIngest({ spool, spooled: createTopic<StoredReading[]>() })
  const drain = startDrain({
    ...{ spool, database: own.open, log: silentLog },
    readingsStored: createTopic<ReadingsStored>(),
  })
  return {
    spool,
    drain,
    ingest,
    hear(payload: string, receivedAtMs: number, { backlog = false, retained = false } = {}) {
      const { result } = parseMessage({ topic, payload: Buffer.from(payload), retained, receivedAtMs })
      if (!result.ok || result.value.kind !== 'readings') return
      const { measured, measuredAtMs } = result.value
      ingest.take(chamber, userId, { measured, measuredAtMs, receivedAtMs, backlog, retained })
    },
    stop: async () => {
      await drain.stop()
      spool.close()
      rmSync(folder, { recursive: true })
    },
  }
}

it(`${count} messages of a doubtful clock, doubled and delayed, to two desktops: each is one reading`, async () => {
  const own = await freshDatabase()
  const ids = await addChamber(own.db)
  const [one, other] = [0, 1].map(() => desktop(own, chamberOf(ids), ids.userId))
  if (!one || !other) throw new Error('two desktops')
  onTestFinished(async () => {
    await one.stop()
    await other.stop()
    await own.drop()
  })
  const random = seededRandom(7)
  const said: string[] = []
  // The clock is right, five hours behind, a day ahead, or right again.
  const aheadMs = [0, -5, 24, 0].map((hours) => hours * 3_600_000)
  for (let at = 0; at < count; at += 1) {
    const ahead = aheadMs[Math.floor((at * aheadMs.length) / count)] ?? 0
    const nowMs = start + at * 5000
    const some = (least: number) => (least + Math.floor(random() * 100)) / 10
    const fruiting = { temp: some(200), humidity: some(850), co2: 800 + Math.floor(random() * 100) }
    // As a gateway writes it, to a part of a second: of a clock that is set back no two moments are the same, and what
    // is the same in moment and value is the same message.
    said.push(JSON.stringify({ fruiting, timestamp: (nowMs + ahead + Math.floor(random() * 900)) / 1000 }))
    for (const each of [one, other]) {
      const payload = said[at] ?? ''
      each.hear(payload, nowMs + 900 + Math.floor(random() * 300))
      if (random() < 0.2) each.hear(payload, nowMs + 900 + Math.floor(random() * 300))
      // After a reconnection the broker gives again what was not acknowledged, and what it had kept.
      if (random() < 0.1)
        each.hear(said[Math.max(0, at - Math.floor(random() * 20))] ?? '', nowMs + 1800, { backlog: true })
      if (random() < 0.05) each.hear(payload, nowMs + 1850, { retained: true, backlog: true })
    }
    if (at % 50 === 0 || at === count - 1)
      for (const each of [one, other]) {
        each.ingest.commit()
        each.drain.wake()
      }
  }
  await until('both have stored all', () => one.spool.waiting() + other.spool.waiting() === 0, 120_000)
  expect(one.spool.dead() + other.spool.dead()).toBe(0)
  const rows = await own.db.$queryRaw<{ type: string; n: number }[]>`
    SELECT type, count(*)::int AS n FROM sensor_data GROUP BY type ORDER BY type`
  expect(rows).toEqual(['co2', 'humidity', 'temperature'].map((type) => ({ type, n: count })))
})
