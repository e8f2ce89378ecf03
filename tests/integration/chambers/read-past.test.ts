import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPast } from '../../../electron/features/chambers/read-past.ts'
import { readingId } from '../../../electron/features/telemetry/reading-id.ts'
import { storeReadings } from '../../../electron/features/telemetry/reading-store.ts'
import { addChamber } from '../../support/chambers.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'

const minute = 60_000
/** In the middle of a bucket of five minutes, which began two minutes before. */
const first = Date.UTC(2026, 10, 29, 14, 2, 10)
const now = new Date(first + 20 * minute)

describe.each([
  ['a server', freshDatabase],
  ['an embedded database', freshEmbedded],
])('the last hours of a chamber, on %s', (_, fresh) => {
  let own: Database
  beforeAll(async () => {
    own = await fresh()
  })
  afterAll(() => own.drop())

  it('begin with its first reading, not with the bucket that is in: nothing holds for longer than it was heard', async () => {
    const { deviceId, userId, sensorIds } = await addChamber(own.db)
    const [sensorId = ''] = sensorIds
    const one = { sensorId, deviceId, userId, type: 'temperature', value: 24, unit: '°C', quality: 'good' as const }
    const moments = [0, 5000, 6 * minute, 7 * minute].map((after) => first + after)
    await storeReadings(
      own.db,
      moments.map((at) => ({ ...one, id: readingId(sensorId, at), measuredAtMs: at })),
    )
    const told: unknown[] = []
    await readPast({
      database: own.open,
      // Only its name and its sensors' are read.
      registry: { all: () => [{ id: deviceId, sensors: sensorIds.map((id) => ({ id })) }] as never },
      hearing: { addPast: (...past) => void told.push(past), seed: () => undefined },
      now: () => now,
    })
    expect(told[0]).toEqual([deviceId, sensorId, { t: [first, Date.UTC(2026, 10, 29, 14, 5)], values: [24, 24] }])
  })
})
