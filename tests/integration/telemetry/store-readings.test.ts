import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readingId } from '../../../electron/features/telemetry/reading-id.ts'
import { type Reading, storeReadings } from '../../../electron/features/telemetry/reading-store.ts'
import { addChamber } from '../../support/chambers.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'

const start = Date.UTC(2026, 10, 23, 4)

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('storing readings in %s', (_name, fresh) => {
  let own: Database
  let ids: Awaited<ReturnType<typeof addChamber>>
  beforeAll(async () => {
    own = await fresh()
    ids = await addChamber(own.db)
  })
  afterAll(() => own.drop())

  const reading = (sensorId: string, atMs: number, value: number, quality: Reading['quality'] = 'good'): Reading => ({
    id: readingId(sensorId, atMs),
    sensorId,
    deviceId: ids.deviceId,
    userId: ids.userId,
    type: 'temperature',
    value,
    unit: '°C',
    quality,
    measuredAtMs: atMs,
  })
  const tiers = (sensorId: string) =>
    own.db.sensorRollup.findMany({
      where: { sensorId },
      orderBy: [{ step: 'asc' }, { bucket: 'asc' }],
      omit: { sensorId: true },
    })

  it('folds each reading once into each tier, whatever is sent again', async () => {
    const [sensor] = ids.sensorIds
    if (!sensor) throw new Error('no sensor')
    const batch = [reading(sensor, start, 20), reading(sensor, start + 5000, 22), reading(sensor, start + 70_000, 27)]
    await storeReadings(own.db, batch)
    await storeReadings(own.db, batch)
    await storeReadings(own.db, [...batch.slice(1), reading(sensor, start + 75_000, 17)])
    const at = (ms: number) => new Date(ms)
    expect(await tiers(sensor)).toEqual([
      { step: 60, bucket: at(start), n: 2, sum: 42, min: 20, max: 22, last: 22, lastAt: at(start + 5000) },
      { step: 60, bucket: at(start + 60_000), n: 2, sum: 44, min: 17, max: 27, last: 17, lastAt: at(start + 75_000) },
      { step: 900, bucket: at(start), n: 4, sum: 86, min: 17, max: 27, last: 17, lastAt: at(start + 75_000) },
      {
        step: 21_600,
        bucket: at(start - 4 * 3_600_000),
        n: 4,
        sum: 86,
        min: 17,
        max: 27,
        last: 17,
        lastAt: at(start + 75_000),
      },
    ])
    expect(await own.db.sensorData.count({ where: { sensorId: sensor } })).toBe(4)
  })

  it('puts a late reading where it belongs and keeps the last one last', async () => {
    const sensor = ids.sensorIds[1] ?? ''
    await storeReadings(own.db, [reading(sensor, start + 10_000, 30)])
    await storeReadings(own.db, [reading(sensor, start, 10)])
    expect((await tiers(sensor))[0]).toMatchObject({
      n: 2,
      min: 10,
      max: 30,
      last: 30,
      lastAt: new Date(start + 10_000),
    })
  })

  it('keeps a reading that can not be true, out of the averages', async () => {
    const sensor = ids.sensorIds[2] ?? ''
    await storeReadings(own.db, [reading(sensor, start, 99, 'error')])
    expect(await tiers(sensor)).toEqual([])
    expect(await own.db.sensorData.findMany({ where: { sensorId: sensor } })).toMatchObject([
      { value: 99, quality: 'error' },
    ])
  })

  it('is not doubled by a row of the same moment that came with an id of its own', async () => {
    const sensor = ids.sensorIds[3] ?? ''
    await own.db.sensorData.create({
      data: {
        id: 'cimported',
        deviceId: ids.deviceId,
        sensorId: sensor,
        userId: ids.userId,
        type: 'humidity',
        value: 88,
        unit: '%',
        timestamp: new Date(start),
      },
    })
    await storeReadings(own.db, [reading(sensor, start, 88)])
    expect(await own.db.sensorData.count({ where: { sensorId: sensor } })).toBe(1)
  })

  it('keeps two of doubtful clocks that were received in one moment, each once', async () => {
    const sensor = ids.sensorIds[5] ?? ''
    const atReceipt = (id: string, value: number) => ({ ...reading(sensor, start, value), id, atReceipt: true })
    const [first, second, third] = [atReceipt('a', 20), atReceipt('b', 21), atReceipt('c', 22)]
    await storeReadings(own.db, [first, second])
    await storeReadings(own.db, [second, third, first])
    const rows = await own.db.sensorData.findMany({ where: { sensorId: sensor }, orderBy: { timestamp: 'asc' } })
    expect(rows.map((row) => [row.id, row.value, row.timestamp.getTime() - start])).toEqual([
      ['a', 20, 0],
      ['b', 21, 1],
      ['c', 22, 2],
    ])
    expect((await tiers(sensor)).map((tier) => tier.n)).toEqual([3, 3, 3])
  })

  it('knows a reading again whose clock was judged otherwise', async () => {
    const sensor = ids.sensorIds[5] ?? ''
    const believed = { ...reading(sensor, start + 3_600_000, 25), alias: 'doubtful' }
    const doubtful = {
      ...believed,
      id: 'doubtful',
      alias: believed.id,
      atReceipt: true,
      measuredAtMs: start + 7_200_000,
    }
    await storeReadings(own.db, [believed])
    await storeReadings(own.db, [doubtful])
    expect(await own.db.sensorData.count({ where: { sensorId: sensor, value: 25 } })).toBe(1)
    // Another of the same wrong moment is another.
    await storeReadings(own.db, [{ ...doubtful, id: 'other', value: 25.1 }])
    expect(await own.db.sensorData.count({ where: { sensorId: sensor, value: 25.1 } })).toBe(1)
  })

  it('keeps one reading of a frame and its late redelivery that waited together while the database was away', async () => {
    const sensor = ids.sensorIds[5] ?? ''
    const at = start + 10_800_000
    const first = reading(sensor, at, 27)
    const again = { ...first, id: 'late', alias: first.id, atReceipt: true, measuredAtMs: at + 320_000 }
    const other = { ...reading(sensor, at + 60_000, 28), alias: 'doubted' }
    const doubted = { ...other, id: 'doubted', alias: null, measuredAtMs: at + 400_000 }
    const unlike = { ...again, id: 'unlike', value: 27.5 }
    await storeReadings(own.db, [first, again, other, doubted, unlike])
    const rows = await own.db.sensorData.findMany({
      where: { sensorId: sensor, timestamp: { gte: new Date(at) } },
      orderBy: { value: 'asc' },
    })
    expect(rows.map(({ value, timestamp }) => [value, timestamp.getTime() - at])).toEqual([
      [27, 0],
      [27.5, 320_000],
      [28, 60_000],
    ])
  })
})
