import { setTimeout as sleep } from 'node:timers/promises'
import type { MqttClient } from 'mqtt'
import { expect } from 'vitest'
import type { Db } from '../../electron/platform/database/index.ts'
import { addChamber, ownerLogin } from './chambers.ts'
import type { DeskHost } from './desk-host.ts'
import { rpcClient } from './rpc.ts'
import { until } from './until.ts'

const serials = ['STEADY-1', 'STEADY-2', 'STEADY-3']
const warmUpSerial = 'WARM-UP'
const readingsInFrame = 6

/** What was published, by chamber: the moments of the frames that the broker has confirmed, in milliseconds. */
export type Published = Map<string, number[]>

export const readingsIn = (published: Published): number => [...published.values()].flat().length * readingsInFrame

/** Registers the gateways of this file, and one whose frames do not count. */
export async function addSteadyChambers(db: Db): Promise<void> {
  for (const serial of [...serials, warmUpSerial]) await addChamber(db, serial)
}

const topicOf = (serial: string) => `devices/${serial}/sensor_data`
const frameAt = (atMs: number) => {
  const fruiting = { temp: 20 + (atMs % 50) / 10, humidity: 90, co2: 800 }
  return JSON.stringify({ fruiting, spawning: { temp: 25, humidity: 75, co2: 4000 }, timestamp: atMs / 1000 })
}

/** Gateways that publish without pause; what the broker has confirmed to them must be found in the end. */
export function publishSteadily(
  client: MqttClient,
  { pauseMs = 15 }: { pauseMs?: number } = {},
): { published: Published; stop(): Promise<void> } {
  const published: Published = new Map(serials.map((serial) => [serial, []]))
  let going = true
  let lastMs = Date.now()
  const run = async () => {
    while (going) {
      for (const serial of serials) {
        lastMs = Math.max(lastMs + 1, Date.now())
        await client.publishAsync(topicOf(serial), frameAt(lastMs), { qos: 1 })
        published.get(serial)?.push(lastMs)
      }
      await sleep(pauseMs)
    }
  }
  const running = run()
  return {
    published,
    stop: async () => {
      going = false
      await running
    },
  }
}

/** Publishes until the application has stored a reading: from then on the broker keeps for it what it misses. */
export async function warmUp(app: DeskHost, client: MqttClient): Promise<void> {
  await untilStored(app, 1, () => client.publishAsync(topicOf(warmUpSerial), frameAt(Date.now()), { qos: 1 }))
}

/** Asks the application itself, as its page does, until so many readings are in its database and none wait. */
export async function untilStored(
  app: DeskHost,
  readings: number,
  meanwhile: () => Promise<unknown> = async () => null,
): Promise<void> {
  const rpc = rpcClient(app.url)
  const signedIn = async () => (await rpc.call('identity/signIn', { ...ownerLogin, stay: false })).status === 200
  await until('the farm is open', signedIn, 60_000)
  const enough = async () => {
    await meanwhile()
    const { body } = await rpc.call('settings/database', undefined)
    return body.waiting === 0 && Number(body.readings) >= readings
  }
  await until(`${readings} readings are stored`, enough, 120_000)
}

/** Every frame that was confirmed is stored once, whole, and counted once in each tier. */
export async function expectAllOnce(db: Db, published: Published): Promise<void> {
  const devices = await db.device.findMany()
  const rows = await db.sensorData.groupBy({ by: ['deviceId', 'timestamp'], _count: true })
  for (const [serial, moments] of published) {
    const id = devices.find((device) => device.serialNumber === serial)?.id
    const own = rows.filter((row) => row.deviceId === id)
    const stored = own.map((row) => ({ at: row.timestamp.getTime(), readings: row._count }))
    expect(stored.toSorted((a, b) => a.at - b.at)).toEqual(moments.map((at) => ({ at, readings: readingsInFrame })))
  }
  const tiers = await db.$queryRaw<{ n: number }[]>`
    SELECT sum(r.n)::int AS n FROM sensor_rollups r JOIN sensors s ON s.id = r.sensor_id JOIN devices d ON d.id = s.device_id
    WHERE d.serial_number <> ${warmUpSerial} GROUP BY r.step`
  const total = readingsIn(published)
  expect(tiers).toEqual([{ n: total }, { n: total }, { n: total }])
}
