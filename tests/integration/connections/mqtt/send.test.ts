import mqtt, { type MqttClient } from 'mqtt'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { MqttConnectionOptions } from '../../../../electron/connections/mqtt/mqtt-connection.ts'
import { type Mosquitto, startMosquitto } from '../../../support/mosquitto.ts'
import { startTcpProxy } from '../../../support/tcp-proxy.ts'
import { until } from '../../../support/until.ts'
import { listenTo, quick } from './listener.ts'

const topic = 'devices/MASH-B2-CAL26-CE637C/commands'
const command = '{"room":"fruiting","actuator":"exhaust_fan","state":"ON"}'
let broker: Mosquitto
let gateway: MqttClient
const ends: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  broker = await startMosquitto({ denied: 'devices/SHUT/#' })
  gateway = await mqtt.connectAsync(broker.url)
})
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})
afterAll(async () => {
  await gateway.endAsync(true)
  await broker.drop()
})

async function live(url: string, options: Partial<MqttConnectionOptions> = {}) {
  const { connection, state } = listenTo(url, options)
  ends.push(() => connection.stop())
  await until('live', () => state() === 'live')
  return connection
}

describe.each([4, 5] as const)('over MQTT protocol level %i', (protocolVersion) => {
  it('is said once the broker has acknowledged it, and a gateway hears it once', async () => {
    const heard: string[] = []
    gateway.on('message', (to, payload) => heard.push(`${to} ${payload.toString()}`))
    await gateway.subscribeAsync(topic, { qos: 1 })
    const connection = await live(broker.url, { protocolVersion })
    expect(await connection.send(topic, command)).toEqual({ ok: true, value: undefined })
    await until('the gateway has it', () => heard.length > 0)
    expect(heard).toEqual([`${topic} ${command}`])
    await gateway.unsubscribeAsync(topic)
    gateway.removeAllListeners('message')
  })
})

describe('what can not be said', () => {
  it('is refused at once without a connection, and not kept for later', async () => {
    const { connection, state } = listenTo('mqtt://127.0.0.1:1')
    ends.push(() => connection.stop())
    await until('lost', () => state() === 'lost')
    expect(await connection.send(topic, command)).toEqual({ ok: false, refusal: { code: 'NOT_CONNECTED' } })
  })

  it('is refused by a broker that does not allow it', async () => {
    const connection = await live(broker.url, { protocolVersion: 5 })
    expect(await connection.send('devices/SHUT/commands', command)).toEqual({
      ok: false,
      refusal: { code: 'DENIED', reason: 'NOT_AUTHORISED' },
    })
    // Some brokers let go of whoever tried what they may not; what is allowed goes through all the same.
    await until('something else is said', async () => (await connection.send(topic, command)).ok)
  })

  it('is given up when no acknowledgement comes in time', async () => {
    const proxy = await startTcpProxy(broker.port)
    ends.push(() => proxy.close())
    const connection = await live(`mqtt://127.0.0.1:${proxy.port}`, { times: { ...quick, answerMs: 200 } })
    proxy.stall()
    expect(await connection.send(topic, command)).toEqual({ ok: false, refusal: { code: 'TIMEOUT' } })
  })

  it('is lost when the connection goes first, or is stopped', async () => {
    const proxy = await startTcpProxy(broker.port)
    ends.push(() => proxy.close())
    const connection = await live(`mqtt://127.0.0.1:${proxy.port}`)
    proxy.stall()
    const cut = connection.send(topic, command)
    proxy.cut()
    expect(await cut).toEqual({ ok: false, refusal: { code: 'LOST' } })

    const own = await live(broker.url)
    const stopped = own.send(topic, command)
    await own.stop()
    expect((await stopped).ok || (await own.send(topic, command))).toEqual({
      ok: false,
      refusal: { code: 'NOT_CONNECTED' },
    })
  })
})
