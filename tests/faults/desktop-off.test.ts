import mqtt, { type MqttClient } from 'mqtt'
import { expect, it, onTestFinished } from 'vitest'
import type { Arrived } from '../../electron/connections/frame.ts'
import { BrokerSessions } from '../../electron/connections/mqtt/broker-sessions.ts'
import { silentLog } from '../../electron/platform/log.ts'
import { quick } from '../integration/connections/mqtt/listener.ts'
import { startMosquitto } from '../support/mosquitto.ts'
import { until } from '../support/until.ts'

const devices = ['MASH-1', 'MASH-2', 'MASH-3']
const minutes = process.env.MASH_LONG ? 80 : 30
const beats = (minutes * 60) / 5

const clientId = `mash-desktop-${crypto.randomUUID()}`
const frame = (device: string, at: number) =>
  JSON.stringify({ fruiting: { temp: 24, humidity: 90, co2: 800 + devices.indexOf(device) }, timestamp: at })

/** What a gateway in auto mode says every five seconds: its readings, each relay twice, an alert. */
async function beat(client: MqttClient, device: string, at: number): Promise<string> {
  const relays = ['mist_maker', 'humidifier_fan', 'exhaust_fan', 'intake_fan', 'led'].map((actuator) =>
    JSON.stringify({ room: 'fruiting', actuator, state: 'on', timestamp: at }),
  )
  const alert = JSON.stringify({
    type: 'co2_high',
    message: 'FRUITING CO2 is high',
    severity: 'WARNING',
    timestamp: at,
  })
  const said = frame(device, at)
  await Promise.all([
    ...[...relays, ...relays].map((one) => client.publishAsync(`devices/${device}/actuator_states`, one, { qos: 1 })),
    client.publishAsync(`devices/${device}/alerts`, alert, { qos: 1 }),
    client.publishAsync(`devices/${device}/sensor_data`, said, { qos: 1 }),
  ])
  return said
}

function desktop(url: string, listed: readonly string[] = devices) {
  const heard: Arrived[] = []
  const sessions = new BrokerSessions({
    ...{ url, clientId, protocolVersion: 'auto', older: false, times: quick, log: silentLog },
    devices: () => listed,
    onArrived: (one) => heard.push(one),
    onCommit: () => undefined,
    onState: () => undefined,
  })
  sessions.start()
  const readings = () => heard.filter((one) => one.topic?.endsWith('/sensor_data')).map((one) => one.raw)
  return { sessions, heard, readings }
}

/** Says something until the desktop has heard it of each device by the session that keeps: then the queues stand. */
async function untilKept(client: MqttClient, { readings, heard }: ReturnType<typeof desktop>) {
  await until('all are heard', async () => {
    for (const device of devices)
      await client.publishAsync(`devices/${device}/sensor_data`, frame(device, 1), { qos: 1 })
    // The main session starts when the others stand, and it alone hears alerts.
    await client.publishAsync('devices/MASH-1/alerts', '{"type":"hello"}', { qos: 1 })
    return new Set(readings()).size === devices.length && heard.some((one) => one.topic?.endsWith('/alerts'))
  })
}

it(`three chambers in auto mode for ${minutes} minutes on a stock mosquitto: no reading is lost`, async () => {
  const broker = await startMosquitto({ stock: true, keeps: false })
  const gateway = await mqtt.connectAsync(broker.url, { clientId: 'gateways' })
  const ends = [() => gateway.endAsync(true), () => broker.drop()]
  onTestFinished(async () => {
    for (const end of ends) await end()
  })
  const before = desktop(broker.url)
  await untilKept(gateway, before)
  await before.sessions.stop()

  const said: string[] = []
  for (let at = 0; at < beats; at += 20) {
    const together = Array.from({ length: Math.min(20, beats - at) }, (_, more) => 1_795_350_000 + (at + more) * 5)
    said.push(...(await Promise.all(together.flatMap((time) => devices.map((device) => beat(gateway, device, time))))))
  }
  const after = desktop(broker.url)
  ends.unshift(() => after.sessions.stop())
  await until('all of them', () => new Set(after.readings()).size >= said.length, 60_000).catch(() => undefined)
  expect(after.readings().toSorted()).toEqual(said.toSorted())
})
