import { setTimeout as delay } from 'node:timers/promises'
import mqtt, { type MqttClient } from 'mqtt'
import { afterEach, expect, it } from 'vitest'
import type { Arrived } from '../../../../electron/connections/frame.ts'
import { BrokerSessions } from '../../../../electron/connections/mqtt/broker-sessions.ts'
import { silentLog } from '../../../../electron/platform/log.ts'
import { type MosquittoOptions, startMosquitto } from '../../../support/mosquitto.ts'
import { until } from '../../../support/until.ts'
import { quick, sensorData } from './listener.ts'

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function farm(options: MosquittoOptions = {}) {
  const broker = await startMosquitto({ keeps: false, ...options })
  ends.push(() => broker.drop())
  const gateway = await mqtt.connectAsync(broker.url, { clientId: 'gateways' })
  ends.push(() => gateway.endAsync(true))
  return { broker, gateway }
}

let desktops = 0
/** A desktop with these devices in its list; the same name is the same desktop at its next start. */
function desktop(url: string, devices: string[], name = `mash-desktop-${(desktops += 1)}-${crypto.randomUUID()}`) {
  const heard: Arrived[] = []
  const states: string[] = []
  const sessions = new BrokerSessions({
    ...{ url, clientId: name, protocolVersion: 'auto', older: false, times: quick, log: silentLog },
    devices: () => devices,
    onArrived: (one) => heard.push(one),
    onCommit: () => undefined,
    onState: ({ state }) => states.push(state),
  })
  sessions.start()
  ends.push(() => sessions.stop())
  const of = (device: string) => heard.filter((one) => one.device === device).map(({ raw }) => raw)
  return { sessions, devices, name, of, states }
}

const say = (gateway: MqttClient, device: string, value: number) =>
  gateway.publishAsync(`devices/${device}/sensor_data`, sensorData(value), { qos: 1 })
const untilHeard = (gateway: MqttClient, { of }: ReturnType<typeof desktop>, device: string) =>
  until(`${device} is heard`, async () => {
    await say(gateway, device, 1)
    return of(device).length > 0
  })

it('a device that is registered while the desktop runs has its readings wait from then on', async () => {
  const { broker, gateway } = await farm()
  const before = desktop(broker.url, ['MASH-1'])
  await untilHeard(gateway, before, 'MASH-1')
  await untilHeard(gateway, before, 'MASH-2') // heard by the session that keeps nothing
  before.devices.push('MASH-2')
  before.sessions.follow()
  // Nothing shows when its session stands: it is given half a second, in which none of its readings comes twice.
  const meanwhile = Array.from({ length: 20 }, (_, n) => n + 100)
  for (const n of meanwhile) {
    await say(gateway, 'MASH-2', n)
    await delay(25)
  }
  await before.sessions.stop()
  const said = meanwhile.map(sensorData)
  expect(before.of('MASH-2').filter((raw) => said.includes(raw))).toEqual(said)
  await say(gateway, 'MASH-2', 3)
  const after = desktop(broker.url, ['MASH-1', 'MASH-2'], before.name)
  await until('what came meanwhile', () => after.of('MASH-2').includes(sensorData(3)))
  expect(after.of('MASH-2').filter((raw) => raw === sensorData(3))).toHaveLength(1)
})

it('a device that is no more on the list leaves nothing waiting at the broker', async () => {
  const { broker, gateway } = await farm()
  const before = desktop(broker.url, ['MASH-1', 'MASH-2'])
  await untilHeard(gateway, before, 'MASH-1')
  await untilHeard(gateway, before, 'MASH-2')
  before.devices.splice(1)
  before.sessions.follow()
  await before.sessions.stop()
  await say(gateway, 'MASH-2', 5)
  await say(gateway, 'MASH-1', 5)
  const after = desktop(broker.url, ['MASH-1', 'MASH-2'], before.name)
  await until('the other’s came', () => after.of('MASH-1').includes(sensorData(5)))
  await untilHeard(gateway, after, 'MASH-2')
  expect(after.of('MASH-2')).not.toContain(sensorData(5))
})

it('two desktops have sessions of their own: each hears all, and neither puts the other out', async () => {
  const { broker, gateway } = await farm()
  const [one, other] = [desktop(broker.url, ['MASH-1']), desktop(broker.url, ['MASH-1'])]
  await untilHeard(gateway, one, 'MASH-1')
  await untilHeard(gateway, other, 'MASH-1')
  for (let n = 10; n < 40; n += 1) await say(gateway, 'MASH-1', n)
  const all = Array.from({ length: 30 }, (_, n) => sensorData(n + 10))
  for (const each of [one, other]) {
    await until('all came', () => all.every((raw) => each.of('MASH-1').includes(raw)))
    expect(each.states.filter((state) => state === 'lost')).toEqual([])
  }
})

it('a device whose readings the broker denies costs nobody else theirs', async () => {
  const { broker, gateway } = await farm({ denied: 'devices/MASH-2/sensor_data' })
  const desk = desktop(broker.url, ['MASH-1', 'MASH-2'])
  await untilHeard(gateway, desk, 'MASH-1')
  expect(desk.sessions.state.state).toBe('live')
  await desk.sessions.stop()
  await say(gateway, 'MASH-1', 7)
  const after = desktop(broker.url, ['MASH-1', 'MASH-2'], desk.name)
  await until('what waited', () => after.of('MASH-1').includes(sensorData(7)))
  expect(after.of('MASH-2')).toEqual([])
})

it('a broker that lets nobody in says so once, however many sessions ask', async () => {
  const { broker } = await startMosquittoWithLogin()
  const desk = desktop(broker.url, ['MASH-1', 'MASH-2', 'MASH-3'])
  await until('it is refused', () => desk.states.includes('refused'))
  expect(desk.sessions.state).toMatchObject({ state: 'refused', code: 'NOT_AUTHORISED' })
})
async function startMosquittoWithLogin() {
  const broker = await startMosquitto({ keeps: false, login: { username: 'farm', password: 'kabute' } })
  ends.push(() => broker.drop())
  return { broker }
}
