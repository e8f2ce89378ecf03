import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mqtt, { type MqttClient } from 'mqtt'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { MqttConnectionOptions } from '../../../../electron/connections/mqtt/mqtt-connection.ts'
import { type Mosquitto, startMosquitto } from '../../../support/mosquitto.ts'
import { createAuthority, type OwnAuthority } from '../../../support/own-authority.ts'
import { until } from '../../../support/until.ts'
import { listenTo, sensorData } from './listener.ts'

const login = { username: 'farm', password: 'correct horse' }
let open: Mosquitto
let locked: Mosquitto
let device: MqttClient
const ends: (() => Promise<void>)[] = []

const listen = (url: string, options: Partial<MqttConnectionOptions> = {}) => {
  const listener = listenTo(url, options)
  ends.push(() => listener.connection.stop())
  return listener
}

beforeAll(async () => {
  open = await startMosquitto()
  locked = await startMosquitto({ login })
  device = await mqtt.connectAsync(open.url)
})
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})
afterAll(async () => {
  await device.endAsync(true)
  await open.drop()
  await locked.drop()
})

describe.each([4, 5] as const)('over MQTT protocol level %i', (protocolVersion) => {
  it('hears what a gateway says, parsed and raw', async () => {
    const listener = listen(open.url, { protocolVersion })
    await until('it listens', async () => {
      await device.publishAsync('devices/MASH-probe/status', '{}', { qos: 1 })
      return listener.heard.length > 0
    })
    await device.publishAsync('devices/MASH-B2-CAL26-CE637C/sensor_data', sensorData(23.5), { qos: 1 })
    await device.publishAsync('devices/MASH-B2-CAL26-CE637C/sensor_data', 'no json', { qos: 1 })
    const heard = () => listener.heard.filter((one) => one.device !== 'MASH-probe')
    await until('two messages', () => heard().length === 2)
    expect(heard()[0]).toMatchObject({
      source: 'mqtt',
      device: 'MASH-B2-CAL26-CE637C',
      dialect: 'gateway',
      topic: 'devices/MASH-B2-CAL26-CE637C/sensor_data',
      raw: sensorData(23.5),
      retained: false,
      result: { ok: true, value: { kind: 'readings', deadRooms: ['spawning'], measuredAtMs: 1_795_350_009_600 } },
    })
    expect(heard()[1]).toMatchObject({ raw: 'no json', result: { ok: false, refusal: { code: 'NOT_JSON' } } })
  })

  it('says that a status is a retained one', async () => {
    await device.publishAsync('devices/MASH-1/status', '{"status":"ONLINE","timestamp":1795349961.05}', {
      retain: true,
      qos: 1,
    })
    const listener = listen(open.url, { protocolVersion })
    await until('the status', () => listener.heard.length === 1)
    expect(listener.heard[0]).toMatchObject({ retained: true, result: { value: { kind: 'status', online: true } } })
    await device.publishAsync('devices/MASH-1/status', '', { retain: true, qos: 1 })
  })

  it('gets what came while it was away', async () => {
    const clientId = `mash-desktop-${crypto.randomUUID()}`
    const first = listen(open.url, { protocolVersion, clientId })
    await until('live', () => first.state() === 'live')
    // A message is heard only after the subscription stands.
    await device.publishAsync('devices/MASH-1/sensor_data', sensorData(20), { qos: 1 })
    await until('the first', async () => {
      if (first.heard.length > 0) return true
      await device.publishAsync('devices/MASH-1/sensor_data', sensorData(20), { qos: 1 })
      return false
    })
    await first.connection.stop()
    expect(first.states.at(-1)).toEqual({ state: 'off' })
    await device.publishAsync('devices/MASH-1/sensor_data', sensorData(21), { qos: 1 })
    const second = listen(open.url, { protocolVersion, clientId })
    await until('what came meanwhile', () => second.heard.some((one) => one.raw === sensorData(21)))
  })

  it('is refused with a bad password, and let in with the right one', async () => {
    const refused = listen(locked.url, { protocolVersion, ...login, password: 'wrong' })
    await until('refused', () => refused.state() === 'refused')
    const state = refused.connection.state
    expect(state).toMatchObject({ code: 'NOT_AUTHORISED' })
    expect(state.state === 'refused' && (state.retryAtMs ?? 0) - state.sinceMs).toBeGreaterThanOrEqual(250)
    const welcome = listen(locked.url, { protocolVersion, ...login })
    await until('live', () => welcome.state() === 'live')
  })
})

describe('over TLS', () => {
  let folder: string
  let authority: OwnAuthority
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'authority-'))
    authority = createAuthority(folder)
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const secured = async (altName: string, validDays?: number) => {
    const broker = await startMosquitto({ tls: authority.issue('broker', altName, validDays) })
    ends.push(() => broker.drop())
    return broker
  }

  it("believes the farm's own authority", async () => {
    const broker = await secured('DNS:localhost')
    const listener = listen(broker.url, { ca: authority.ca })
    await until('live', () => listener.state() === 'live')
  })

  it.each([
    ['an authority nobody gave it', 'DNS:localhost', undefined, false, 'CA_UNKNOWN'],
    ['another host name', 'DNS:other.example', undefined, true, 'HOST_NAME'],
    ['an expired certificate', 'DNS:localhost', -1, true, 'CERT_EXPIRED'],
  ] as const)('refuses %s', async (_, altName, validDays, withCa, code) => {
    const broker = await secured(altName, validDays)
    const listener = listen(broker.url, withCa ? { ca: authority.ca } : {})
    await until('refused', () => listener.state() === 'refused')
    expect(listener.connection.state).toMatchObject({ code })
  })

  it('says that a broker does not speak TLS', async () => {
    const listener = listen(open.url.replace('mqtt://', 'mqtts://'))
    await until('a failure', () => ['refused', 'lost'].includes(listener.state()))
    expect(listener.connection.state).toMatchObject({ code: expect.stringMatching(/^(NOT_TLS|CLOSED)$/) as string })
  })
})

describe('a broker that goes away', () => {
  it('is lost, tried again ever more slowly, and found again', async () => {
    const broker = await startMosquitto()
    ends.push(() => broker.drop())
    const listener = listen(broker.url)
    await until('live', () => listener.state() === 'live')
    await broker.kill()
    await until('five failures', () => listener.states.filter((one) => one.state === 'lost').length >= 5)
    const last = listener.states.at(-1)
    expect(last).toMatchObject({ state: 'lost', code: 'NOBODY_ANSWERS' })
    await broker.start()
    await until('live again', () => listener.state() === 'live')
    const other = await mqtt.connectAsync(broker.url)
    await until('heard', async () => {
      await other.publishAsync('devices/MASH-1/sensor_data', sensorData(1), { qos: 1 })
      return listener.heard.length > 0
    })
    await other.endAsync(true)
  })

  it('may be wrong from the start', async () => {
    const listener = listen('http://127.0.0.1')
    expect(listener.connection.state).toMatchObject({ state: 'refused', code: 'BAD_ADDRESS' })
    const unknown = listen('mqtt://no-such-host.invalid')
    await until('lost', () => unknown.state() === 'lost')
    expect(unknown.connection.state).toMatchObject({ code: 'HOST_UNKNOWN' })
  })

  it('is left alone once stopped', async () => {
    const listener = listen('mqtt://127.0.0.1:1')
    await until('lost', () => listener.state() === 'lost')
    await listener.connection.stop()
    const told = listener.states.length
    await new Promise((resolve) => setTimeout(resolve, 300)) // longer than several retries
    expect(listener.states.slice(told)).toEqual([])
  })
})

it('leaves the older topics when they are no longer wanted', async () => {
  const clientId = `mash-desktop-${crypto.randomUUID()}`
  const telemetry =
    '{"temperature":25,"humidity":90,"co2_ppm":1000,"metadata":{"mode":"s"},"timestamp":"2026-11-23T10:00:00Z"}'
  const both = listen(open.url, { clientId, older: true })
  await until('the older one', async () => {
    await device.publishAsync('mash/devices/old-1/telemetry', telemetry, { qos: 1 })
    return both.heard.length > 0
  })
  expect(both.heard[0]).toMatchObject({ device: 'old-1', dialect: 'older', result: { ok: true } })
  await both.connection.stop()
  const today = listen(open.url, { clientId })
  await until('a message of today', async () => {
    await device.publishAsync('devices/MASH-1/sensor_data', sensorData(2), { qos: 1 })
    return today.heard.some((one) => one.device === 'MASH-1')
  })
  const before = today.heard.filter((one) => one.dialect === 'older').length
  await device.publishAsync('mash/devices/old-1/telemetry', telemetry, { qos: 1 })
  await device.publishAsync('devices/MASH-2/sensor_data', sensorData(3), { qos: 1 })
  await until('the last', () => today.heard.some((one) => one.device === 'MASH-2'))
  expect(today.heard.filter((one) => one.dialect === 'older')).toHaveLength(before)
})
