import { afterAll, beforeAll, expect, it } from 'vitest'
import { defaultSetPoints } from '../../../electron/features/chambers/default-set-points.ts'
import { addChamber } from '../../support/chambers.ts'
import { type Database, freshDatabase } from '../../support/database.ts'
import { queueBehind } from '../../support/queue-behind.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'

let own: Database
let farm: TestFarm
let ana: TestClient
let ben: TestClient
let deviceId: string
let sensorId: string
beforeAll(async () => {
  own = await freshDatabase()
  const chamber = await addChamber(own.db)
  deviceId = chamber.deviceId
  sensorId = chamber.sensorIds[0] ?? ''
  for (const [email, firstName] of [
    ['ana@farm.test', 'Ana'],
    ['ben@farm.test', 'Ben'],
  ] as const) {
    await addPerson(own.db, { email, firstName, role: 'SUPER_ADMIN' })
  }
  farm = await openTestFarm(own)
  ana = (await farm.signedIn('ana@farm.test')).client
  ben = (await farm.signedIn('ben@farm.test')).client
})
afterAll(async () => {
  await farm.stop()
  await own.drop()
})

/** Both press Save at once: both wait for the row, then it is let go. */
async function race<T>(lock: string, save: (desk: TestClient, no: number) => Promise<T>) {
  const both = await queueBehind(own.url, { lock, queued: 2 }, () => [ana, ben].map(save))
  const won = both.findIndex(({ status }) => status === 'fulfilled')
  const [lost] = both.filter((one) => one.status === 'rejected')
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  return { won, refusal: lost?.reason as { code: string; data: { by: string; current: unknown } } }
}
const auditOf = (entity: string) =>
  own.db.auditLog.findMany({
    where: { entity, action: 'UPDATE' },
    select: { entityId: true, oldValues: true, newValues: true },
  })
const names = ['Ana Reyes', 'Ben Reyes']
const holdDevice = () => `SELECT 1 FROM devices WHERE id = '${deviceId}' FOR UPDATE`

it('keeps the set points of the first of two who save at once, and tells the second who and what', async () => {
  const known = defaultSetPoints.fruiting
  const highs = [25, 27]
  const { won, refusal } = await race(holdDevice(), (desk, no) => {
    const bands = { ...known, temperature: { ...known.temperature, max: highs[no] ?? 0 } }
    return desk.chambers.setPoints({ id: deviceId, room: 'fruiting', bands, known })
  })
  const kept = {
    fruiting: { temperature: { max: highs[won] }, co2: { max: 1000 } },
    spawning: defaultSetPoints.spawning,
  }
  expect(refusal).toMatchObject({
    code: 'CHANGED',
    data: { by: names[won], current: { id: deviceId, setPoints: kept } },
  })
  const rows = await own.db.systemConfig.findMany({ where: { key: `chambers.setPoints.${deviceId}` } })
  expect(rows).toMatchObject([{ value: kept }])
  expect(await auditOf('SystemConfig')).toMatchObject([
    {
      entityId: deviceId,
      oldValues: { fruiting: { temperature: { max: 26 } } },
      newValues: { fruiting: { temperature: { max: highs[won] } } },
    },
  ])
})

it('lets two set different rooms at once', async () => {
  const { fruiting } = (await ana.chambers.get({ id: deviceId })).setPoints
  const { spawning } = defaultSetPoints
  const both = await queueBehind(own.url, { lock: holdDevice(), queued: 2 }, () => [
    ana.chambers.setPoints({
      id: deviceId,
      room: 'fruiting',
      known: fruiting,
      bands: { ...fruiting, humidity: { ...fruiting.humidity, max: 94 } },
    }),
    ben.chambers.setPoints({
      id: deviceId,
      room: 'spawning',
      known: spawning,
      bands: { ...spawning, humidity: { ...spawning.humidity, max: 79 } },
    }),
  ])
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
  expect((await ana.chambers.get({ id: deviceId })).setPoints).toMatchObject({
    fruiting: { humidity: { max: 94 } },
    spawning: { humidity: { max: 79 } },
  })
})

it('renames for the first of two, and tells the second', async () => {
  const known = { name: 'Chamber MASH-B2-CAL26-CE637C', location: '' }
  const { won, refusal } = await race(holdDevice(), (desk, no) =>
    desk.chambers.rename({ id: deviceId, name: `House ${no}`, location: 'Calamba', known }),
  )
  const now = { name: `House ${won}`, location: 'Calamba' }
  expect(refusal).toMatchObject({ code: 'CHANGED', data: { by: names[won], current: now } })
  expect(await own.db.device.findUnique({ where: { id: deviceId } })).toMatchObject(now)
  expect(await auditOf('Device')).toEqual([
    { entityId: deviceId, oldValues: { name: known.name, location: null }, newValues: now },
  ])
  // Against what is there now it goes through; a place of nothing is none.
  await ana.chambers.rename({ id: deviceId, name: 'House 9', location: '', known: now })
  expect(await own.db.device.findUnique({ where: { id: deviceId } })).toMatchObject({ name: 'House 9', location: null })
  await expect(ben.chambers.rename({ id: deviceId, name: 'x2', location: '', known: now })).rejects.toMatchObject({
    code: 'CHANGED',
  })
})

it('calibrates for the first of two, and tells the second', async () => {
  const known = { offset: 0, scale: 1 }
  const lock = `SELECT 1 FROM sensors WHERE id = '${sensorId}' FOR UPDATE`
  const { won, refusal } = await race(lock, (desk, no) =>
    desk.chambers.calibrate({ sensorId, offset: no + 1, scale: 1.1, known }),
  )
  const calibration = { offset: won + 1, scale: 1.1 }
  expect(refusal).toMatchObject({ code: 'CHANGED', data: { by: names[won], current: { id: sensorId, calibration } } })
  expect(await own.db.sensor.findUnique({ where: { id: sensorId } })).toMatchObject({ calibration })
  expect(await auditOf('Sensor')).toMatchObject([{ entityId: sensorId, oldValues: known, newValues: calibration }])
})
