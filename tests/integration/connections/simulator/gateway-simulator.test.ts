import mqtt, { type MqttClient } from 'mqtt'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Arrived } from '../../../../electron/connections/frame.ts'
import { parseMessage } from '../../../../electron/connections/mqtt/parse-message.ts'
import {
  GatewaySimulator,
  type GatewaySimulatorOptions,
} from '../../../../electron/connections/simulator/gateway-simulator.ts'
import { seededRandom } from '../../../../electron/connections/simulator/seeded-random.ts'
import { type Mosquitto, startMosquitto } from '../../../support/mosquitto.ts'
import { until } from '../../../support/until.ts'

let broker: Mosquitto
let reader: MqttClient
let heard: Arrived[] = []
const ends: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  broker = await startMosquitto()
  reader = await mqtt.connectAsync(broker.url)
  reader.on('message', (topic, payload, packet) => {
    if (!topic.endsWith('/commands'))
      heard.push(parseMessage({ topic, payload, retained: packet.retain, receivedAtMs: Date.now() }))
  })
  await reader.subscribeAsync('devices/#', { qos: 1 })
})
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})
afterAll(async () => {
  await reader.endAsync(true)
  await broker.drop()
})

let count = 0
async function start(options: Partial<GatewaySimulatorOptions> = {}) {
  count += 1
  const gateway = new GatewaySimulator({
    url: broker.url,
    serial: `MASH-SIM-${count}`,
    periodMs: 20,
    random: seededRandom(count),
    ...options,
  })
  heard = []
  await gateway.start()
  ends.push(() => gateway.stop())
  const of = (kind: string) =>
    heard.filter(({ device, result }) => device === gateway.serial && result.ok && result.value.kind === kind)
  const rejects = () => heard.filter(({ device, result }) => device === gateway.serial && !result.ok)
  const command = (payload: object) =>
    reader.publishAsync(`devices/${gateway.serial}/commands`, JSON.stringify(payload), { qos: 1 })
  return { gateway, of, rejects, command }
}
/** What a client that comes now is told of a gateway's status. */
async function retainedStatus(serial: string): Promise<string> {
  const client = await mqtt.connectAsync(broker.url)
  const status = new Promise<string>((resolve) => {
    client.on('message', (_, payload) => resolve(payload.toString()))
  })
  await client.subscribeAsync(`devices/${serial}/status`, { qos: 1 })
  const text = await status
  await client.endAsync(true)
  return text
}

describe('a simulated gateway', () => {
  it('says ONLINE, then readings with the time', async () => {
    const { gateway, of, rejects } = await start()
    await until('three readings', () => of('readings').length >= 3)
    expect(of('status')[0]?.result).toMatchObject({ value: { online: true } })
    expect(of('readings')[0]?.result).toMatchObject({ value: { deadRooms: [], measured: { length: 6 } } })
    const { result } = of('readings')[0] ?? {}
    expect(
      Math.abs(Date.now() - (result?.ok && result.value.kind === 'readings' ? (result.value.measuredAtMs ?? 0) : 0)),
    ).toBeLessThan(60_000)
    expect(rejects()).toEqual([])
    expect(await retainedStatus(gateway.serial)).toContain('ONLINE')
  })

  it('echoes a command once in manual mode', async () => {
    const { of, command, gateway } = await start()
    await command({ room: 'fruiting', actuator: 'exhaust_fan', state: 'ON', source: 'desktop' })
    await until('the echo', () => of('relay').length === 1)
    expect(of('relay')[0]).toMatchObject({ result: { value: { relay: 'FRUITING_EXHAUST_FAN', on: true } } })
    expect(of('relay')[0]?.raw).toContain('"state":"on"')
    const readings = of('readings').length
    await until('some time later', () => of('readings').length > readings + 5)
    expect(of('relay')).toHaveLength(1)
    expect(gateway.chamber.relays.FRUITING_EXHAUST_FAN).toBe(true)
  })

  it('repeats every relay twice a period in auto mode', async () => {
    const { of, command } = await start()
    await command({ command_type: 'set_auto_mode', enabled: true })
    await until('echoes', () => of('relay').length >= 28)
    const raw = of('relay')
      .slice(0, 14)
      .map((one) => one.raw.replace(/"timestamp".*/, ''))
    expect(new Set(raw).size).toBe(7)
  })

  it('drops commands, and says nothing, while it warms up', async () => {
    const { of, command } = await start({ warmUpMs: 400 })
    await command({ room: 'fruiting', actuator: 'led', state: 'ON' })
    await until('the first reading', () => of('readings').length > 0)
    expect(of('relay')).toEqual([])
  })

  it('says OFFLINE when stopped, and leaves ONLINE behind when killed', async () => {
    const stopped = await start()
    await stopped.gateway.stop()
    expect(await retainedStatus(stopped.gateway.serial)).toContain('OFFLINE')
    const killed = await start()
    await until('online', () => killed.of('status').length > 0)
    killed.gateway.kill()
    expect(await retainedStatus(killed.gateway.serial)).toContain('ONLINE')
  })

  it('warns again and again while a limit is passed', async () => {
    // A quarter into the eleven days of a flush the crop breathes most; at its low the limit is hours away.
    const ripeMs = 1900.25 * 11 * 86_400_000
    const { of } = await start({ auto: false, nowMs: () => ripeMs })
    // Nobody flushes the air in manual mode, so CO₂ climbs past its limit.
    await until('the same alert twice', () => of('alert').filter((one) => one.raw.includes('co2_high')).length >= 2)
    expect(of('alert').find((one) => one.raw.includes('co2_high'))).toMatchObject({
      result: { value: { room: 'fruiting', severity: 'WARNING' } },
    })
  })

  it('has the faults that are switched on', async () => {
    const { gateway, of, rejects } = await start()
    const since = async (fault: Parameters<typeof gateway.faults.add>[0]) => {
      gateway.faults.clear()
      gateway.faults.add(fault)
      const before = heard.length
      await until(fault, () => heard.length >= before + 8)
      return heard.slice(before + 2)
    }
    const frozen = (await since('frozen'))
      .filter((one) => one.raw.includes('fruiting":{"temp'))
      .map((one) => one.raw.replace(/"timestamp".*/, ''))
    expect(new Set(frozen).size).toBe(1)
    expect(
      (await since('dead-room')).some(
        (one) => one.result.ok && one.result.value.kind === 'readings' && one.result.value.deadRooms[0] === 'fruiting',
      ),
    ).toBe(true)
    const off = (await since('clock-off')).flatMap(({ result }) =>
      result.ok && result.value.kind === 'readings' ? [result.value.measuredAtMs ?? 0] : [],
    )
    expect(Math.max(...off)).toBeLessThan(Date.now() - 40 * 60_000)
    await since('garbage')
    expect(rejects().length).toBeGreaterThan(3)
    const doubled = (await since('doubled')).filter((one) => one.topic?.endsWith('sensor_data')).map((one) => one.raw)
    expect(new Set(doubled).size).toBeLessThan(doubled.length)
    gateway.faults.clear()
    gateway.faults.add('silence')
    // What was on its way still comes; then nothing does for ten periods.
    let quiet = -1
    await until('silence', async () => {
      quiet = of('readings').length
      await new Promise((resolve) => setTimeout(resolve, 200))
      return of('readings').length === quiet
    })
  })

  it('says clearly that there is no broker', async () => {
    const gateway = new GatewaySimulator({ url: 'mqtt://127.0.0.1:1', serial: 'MASH-SIM-X', random: seededRandom(1) })
    await expect(gateway.start()).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})
