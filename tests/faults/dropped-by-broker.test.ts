import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mqtt, { type MqttClient } from 'mqtt'
import { expect, it, onTestFinished } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { startMosquitto } from '../support/mosquitto.ts'
import { addPerson, openTestFarm } from '../support/test-farm.ts'
import { until } from '../support/until.ts'

const minute = 60_000
const serial = 'MASH-B2-CAL26-AAAAAA'
/** Of another house: its gateway keeps what it could not send. */
const keeping = 'MASH-B2-CAL26-BBBBBB'
const start = Date.UTC(2026, 10, 29, 14)
/** Five minutes of a gateway's readings wait for a desktop that is away; what comes after them is dropped. */
const queued = 60

const say = (client: MqttClient, atMs: number, who = serial) => {
  const room = { temp: 24.1, humidity: 90.2, co2: 800 + (Math.floor(atMs / 5000) % 100) }
  const frame = JSON.stringify({ fruiting: room, spawning: room, timestamp: atMs / 1000 })
  return client.publishAsync(`devices/${who}/sensor_data`, frame, { qos: 1 })
}

it('what a broker dropped while the desktop was off is a named gap, which stays one after a restart', async () => {
  const own = await freshDatabase()
  await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  const broker = await startMosquitto({ queued, keeps: false })
  const gateway = await mqtt.connectAsync(broker.url, { clientId: 'gateway' })
  const folder = mkdtempSync(join(tmpdir(), 'mash-dropped-'))
  const clock = { ms: start }
  const desktop = () => openTestFarm(own, { now: () => new Date(clock.ms), folder })
  let farm = await desktop()
  onTestFinished(async () => {
    await farm.stop()
    await gateway.endAsync(true)
    await broker.drop()
    await own.drop()
    rmSync(folder, { recursive: true })
  })
  const ana = async () => (await farm.signedIn('ana@farm.test')).client
  /** Says a reading every five seconds of this desktop's clock until as many are stored. */
  const untilStored = async (stored: () => Promise<boolean>) =>
    until('readings are stored', async () => {
      clock.ms += 5000
      await say(gateway, clock.ms)
      await say(gateway, clock.ms, keeping)
      return stored()
    })
  const ofSerial = async (serialNumber: string) => own.db.sensorData.count({ where: { device: { serialNumber } } })
  const count = () => ofSerial(serial)

  const first = await ana()
  await first.settings.saveBroker({
    ...{ url: broker.url, username: '', ca: '', protocol: 'auto', older: false, password: null },
    ...{ embedded: { enabled: false, port: 1883, open: false, username: '' }, embeddedPassword: null },
  })
  const isFound = async () => {
    for await (const found of await first.chambers.found())
      return [serial, keeping].every((one) => found.some(({ key }) => key === one))
    return false
  }
  await untilStored(isFound)
  const { id } = await first.chambers.register({ key: serial, name: 'House 1', location: '' })
  await first.chambers.register({ key: keeping, name: 'House 2', location: '' })
  await untilStored(async () => (await count()) >= 60)
  await farm.stop()

  const offMs = clock.ms
  for (let at = offMs + 5000; at <= offMs + 30 * minute; at += 5000) await say(gateway, at)
  clock.ms = offMs + 30 * minute
  farm = await desktop()
  const [before, keptBefore] = [await count(), await ofSerial(keeping)]
  await until('what waited comes in', async () => (await count()) > before)
  for (let at = offMs; at < clock.ms; at += 30_000) await say(gateway, at, keeping)
  await until('what the other gateway kept', async () => (await ofSerial(keeping)) > keptBefore + 50 * 6)
  await untilStored(async () => (await count()) > before + queued * 6)
  await untilStored(async () => (await (await ana()).telemetry.gaps({ chamberId: id })).length > 0)

  const isNamed = async () => {
    const [gap, ...more] = await (await ana()).telemetry.gaps({ chamberId: id })
    expect([gap?.why, more]).toEqual(['off', []])
    // To a minute, as it is told.
    expect(Math.abs((gap?.from.getTime() ?? 0) - (offMs + 5 * minute))).toBeLessThanOrEqual(minute)
    expect(Math.abs((gap?.until.getTime() ?? 0) - (offMs + 30 * minute))).toBeLessThanOrEqual(minute)
  }
  await isNamed()
  await farm.stop()
  farm = await desktop()
  await isNamed()
})
