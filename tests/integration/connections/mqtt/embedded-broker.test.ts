import mqtt from 'mqtt'
import { afterEach, describe, expect, it } from 'vitest'
import { EmbeddedBroker, type EmbeddedBrokerOptions } from '../../../../electron/connections/mqtt/embedded-broker.ts'
import { silentLog } from '../../../../electron/platform/log.ts'
import { until } from '../../../support/until.ts'
import { listenTo, sensorData } from './listener.ts'

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function startBroker(options: Partial<EmbeddedBrokerOptions> = {}) {
  const broker = new EmbeddedBroker({ port: 0, open: false, username: '', password: '', log: silentLog, ...options })
  await broker.start()
  ends.push(() => broker.stop())
  return { broker, url: `mqtt://127.0.0.1:${broker.port}` }
}
async function enter(url: string, login: { username?: string; password?: string } = {}) {
  const client = await mqtt.connectAsync(url, { protocolVersion: 4, reconnectPeriod: 0, ...login }, false)
  client.on('error', () => undefined)
  ends.push(() => client.endAsync(true))
  return client
}

describe('the built-in broker', () => {
  it('brings what a gateway says to this desktop, which falls back to 3.1.1', async () => {
    const { broker, url } = await startBroker()
    const listener = listenTo(url)
    ends.push(() => listener.connection.stop())
    await until('live', () => listener.state() === 'live')
    const gateway = await enter(url)
    await until('heard', async () => {
      await gateway.publishAsync('devices/MASH-1/sensor_data', sensorData(20), { qos: 1 })
      return listener.heard.length > 0
    })
    expect(listener.heard[0]).toMatchObject({ device: 'MASH-1', result: { ok: true } })
    expect(broker.clients).toBe(2)
  })

  it('keeps for this desktop what comes while it restarts', async () => {
    const { url } = await startBroker()
    const clientId = `mash-desktop-${crypto.randomUUID()}`
    const gateway = await enter(url)
    const first = listenTo(url, { clientId })
    await until('heard', async () => {
      await gateway.publishAsync('devices/MASH-1/sensor_data', sensorData(1), { qos: 1 })
      return first.heard.length > 0
    })
    await first.connection.stop()
    await gateway.publishAsync('devices/MASH-1/sensor_data', sensorData(2), { qos: 1 })
    const second = listenTo(url, { clientId })
    ends.push(() => second.connection.stop())
    await until('what came meanwhile', () => second.heard.some((one) => one.raw === sensorData(2)))
  })

  it('lets in only who knows the password, when it has one', async () => {
    const login = { username: 'farm', password: 'correct horse' }
    const { broker, url } = await startBroker(login)
    await expect(enter(url)).rejects.toMatchObject({ code: 5 })
    await expect(enter(url, { ...login, password: 'wrong' })).rejects.toMatchObject({ code: 5 })
    await enter(url, login)
    expect(broker.clients).toBe(1)
  })

  it('lets in a gateway that puts a slash before its topics, so that the page says what is wrong', async () => {
    const { url } = await startBroker()
    const listener = listenTo(url)
    ends.push(() => listener.connection.stop())
    await until('live', () => listener.state() === 'live')
    const gateway = await enter(url)
    await until('heard', async () => {
      await gateway.publishAsync('/devices/MASH-1/sensor_data', sensorData(20), { qos: 1 })
      return listener.heard.length > 0
    })
    expect(listener.heard[0]).toMatchObject({
      device: 'MASH-1',
      result: { ok: true, value: { kind: 'note', event: 'wrong-topic' } },
    })
    expect(gateway.connected).toBe(true)
  })

  it('carries the topics of chambers only', async () => {
    const { url } = await startBroker()
    const reader = await enter(url)
    await reader.subscribeAsync(['devices/+/status', '#']).catch(() => undefined)
    const heard: string[] = []
    reader.on('message', (topic) => heard.push(topic))
    const writer = await enter(url)
    let closed = false
    writer.on('close', () => {
      closed = true
    })
    writer.publish('house/alarm', 'off', { qos: 1 })
    await until('shown the door', () => closed)
    const other = await enter(url)
    await other.publishAsync('devices/MASH-1/status', 'x', { qos: 1 })
    await until('ours', () => heard.length > 0)
    expect(heard).toEqual(['devices/MASH-1/status'])
  })

  it('listens to the network only with a password', async () => {
    const broker = new EmbeddedBroker({ port: 0, open: true, username: 'farm', password: '', log: silentLog })
    await expect(broker.start()).rejects.toMatchObject({ code: 'PASSWORD_NEEDED' })
  })

  it('says that its port is taken, and can be started once it is free', async () => {
    const { broker } = await startBroker()
    const second = new EmbeddedBroker({ port: broker.port, open: false, username: '', password: '', log: silentLog })
    await expect(second.start()).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await broker.stop()
    await second.start()
    ends.push(() => second.stop())
    expect(second.clients).toBe(0)
  })

  it('stops with clients connected', async () => {
    const { broker, url } = await startBroker()
    const client = await enter(url)
    await broker.stop()
    await until('the client knows', () => !client.connected)
    await expect(enter(url)).rejects.toThrow()
  })
})
