import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Drain, startDrain } from '../../../electron/features/telemetry/drain.ts'
import { readingId } from '../../../electron/features/telemetry/reading-id.ts'
import { silentLog } from '../../../electron/platform/log.ts'
import { openSpool, type Spool } from '../../../electron/platform/spool.ts'
import { addChamber } from '../../support/chambers.ts'
import { type Database, freshDatabase } from '../../support/database.ts'
import { until } from '../../support/until.ts'

const start = Date.UTC(2026, 10, 23, 4)
let own: Database
let folder: string
let spool: Spool
let drain: Drain
let ids: Awaited<ReturnType<typeof addChamber>>

beforeAll(async () => {
  own = await freshDatabase()
  ids = await addChamber(own.db)
  folder = mkdtempSync(join(tmpdir(), 'mash-drain-'))
  spool = openSpool(join(folder, 'spool.sqlite'))
  drain = startDrain({ spool, database: own.open, log: silentLog })
})
afterAll(async () => {
  await drain.stop()
  spool.close()
  await own.drop()
  rmSync(folder, { recursive: true })
})

const row = (sensorId: string, atMs: number) => {
  const id = readingId(sensorId, atMs)
  const { deviceId, userId } = ids
  const reading = {
    id,
    sensorId,
    deviceId,
    userId,
    type: 'co2',
    value: 800,
    unit: 'ppm',
    quality: 'good',
    measuredAtMs: atMs,
  }
  return { id, body: JSON.stringify(reading) }
}

it('stores everything that waits, and puts aside the one row that can never be stored', async () => {
  const good = Array.from({ length: 2500 }, (_, i) => row(ids.sensorIds[i % 6] ?? '', start + i * 1000))
  const orphan = row('a-sensor-that-was-deleted', start)
  spool.append([...good.slice(0, 1200), orphan, ...good.slice(1200)])
  drain.wake()
  await until('the spool is empty', () => spool.waiting() === 0)
  expect(await own.db.sensorData.count()).toBe(2500)
  expect(spool.dead()).toBe(1)
})
