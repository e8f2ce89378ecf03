import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Drain, type ReadingsStored, startDrain } from '../../../electron/features/telemetry/drain.ts'
import { readingId } from '../../../electron/features/telemetry/reading-id.ts'
import { createTopic } from '../../../electron/platform/bus.ts'
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
const readingsStored = createTopic<ReadingsStored>()
let ids: Awaited<ReturnType<typeof addChamber>>

beforeAll(async () => {
  own = await freshDatabase()
  ids = await addChamber(own.db)
  folder = mkdtempSync(join(tmpdir(), 'mash-drain-'))
  spool = openSpool(join(folder, 'spool.sqlite'))
  drain = startDrain({ spool, database: own.open, readingsStored, log: silentLog })
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
  const told: ReadingsStored[] = []
  readingsStored.listen((one) => void told.push(one))
  spool.append([...good.slice(0, 1200), orphan, ...good.slice(1200)])
  drain.wake()
  await until('the spool is empty', () => spool.waiting() === 0)
  expect(await own.db.sensorData.count()).toBe(2500)
  expect(spool.dead()).toBe(1)
  expect(told.reduce((sum, { count }) => sum + count, 0)).toBe(2500)
  expect(new Set(told.flatMap(({ sensorIds }) => sensorIds))).toEqual(new Set(ids.sensorIds))
  expect(Math.min(...told.map(({ from }) => from.getTime()))).toBe(start)
  expect(Math.max(...told.map(({ to }) => to.getTime()))).toBe(start + 2499 * 1000)
})

it('tells of readings only when the database has them', async () => {
  const at = start + 9_000_000
  const seen: Promise<number>[] = []
  const stop = readingsStored.listen(({ from, to }) => {
    // Another connection sees only what was committed.
    seen.push(own.db.sensorData.count({ where: { timestamp: { gte: from, lte: to } } }))
  })
  spool.append([row(ids.sensorIds[0] ?? '', at), row(ids.sensorIds[1] ?? '', at + 1000)])
  drain.wake()
  await until('the spool is empty', () => spool.waiting() === 0)
  stop()
  expect(await Promise.all(seen)).toEqual([2])
})
