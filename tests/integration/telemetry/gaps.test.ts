import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readingId } from '../../../electron/features/telemetry/reading-id.ts'
import { storeReadings } from '../../../electron/features/telemetry/reading-store.ts'
import { addChamber } from '../../support/chambers.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { addPerson, openTestFarm, type TestFarm } from '../../support/test-farm.ts'

const minute = 60_000
/** The clock of the desktop stands still where each test leaves it. */
const start = Date.UTC(2026, 10, 29, 14)
const clock = { ms: start }

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('readings that are missing, on %s', (_kind, fresh) => {
  let own: Database
  let farm: TestFarm
  let here: Awaited<ReturnType<typeof addChamber>>
  let other: Awaited<ReturnType<typeof addChamber>>
  beforeAll(async () => {
    own = await fresh()
    await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
    here = await addChamber(own.db, 'MASH-B2-CAL26-AAAAAA')
    other = await addChamber(own.db, 'MASH-B2-CAL26-BBBBBB')
    clock.ms = start
    farm = await openTestFarm(own, { now: () => new Date(clock.ms) })
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })

  /** A reading each half minute, of the first sensor, from the one minute up to the other. */
  const store = async ({ deviceId, sensorIds, userId }: typeof here, from: number, until: number) => {
    const moments = Array.from({ length: (until - from) * 2 }, (_, n) => start + from * minute + n * 30_000)
    const sensorId = sensorIds[0] ?? ''
    const one = { sensorId, deviceId, userId, type: 'temperature', value: 24, unit: '°C', quality: 'good' as const }
    await storeReadings(
      own.db,
      moments.map((at) => ({ ...one, id: readingId(sensorId, at), measuredAtMs: at })),
    )
  }
  const gaps = async () => {
    const { client } = await farm.signedIn('ana@farm.test')
    const found = await client.telemetry.gaps({ chamberId: here.deviceId })
    return found.map(({ from, until, why }) => [
      (from.getTime() - start) / minute,
      (until.getTime() - start) / minute,
      why,
    ])
  }

  it('are named with what is known of why, the newest first; a backlog that comes late closes its gap', async () => {
    await store(here, -120, -100) // this program did not run yet
    await store(here, -60, 0)
    clock.ms = start + 20 * minute
    await store(here, 10, 20) // it ran, and nothing came
    await store(other, 20, 40)
    await store(here, 40, 45)
    clock.ms = start + 60 * minute
    expect(await gaps()).toEqual([
      [20, 40, 'silent'],
      [0, 10, 'unheard'],
      [-100, -60, 'off'],
    ])
    await store(here, -100, -80)
    expect((await gaps()).at(-1)).toEqual([-80, -60, 'off'])
    await store(here, -80, -60)
    expect(await gaps()).toHaveLength(2)
  })

  it('are of two days, and not what is missing up to now', async () => {
    clock.ms = start + 44 * 60 * minute
    expect((await gaps()).map(([from]) => from)).toEqual([20, 0])
    await store(here, 2640, 2641)
    clock.ms = start + (48 * 60 + 30) * minute
    // What came before is two days old: the gap that began then is seen where readings still say from when.
    expect((await gaps()).map(([from]) => from)).toEqual([45])
  })
})
