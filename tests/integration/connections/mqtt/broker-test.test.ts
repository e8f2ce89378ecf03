import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mqtt, { type MqttClient } from 'mqtt'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type BrokerTestOptions,
  type BrokerTestStep,
  testBroker,
} from '../../../../electron/connections/mqtt/broker-test.ts'
import { type Mosquitto, startMosquitto } from '../../../support/mosquitto.ts'
import { createAuthority, type OwnAuthority } from '../../../support/own-authority.ts'
import { sensorData } from './listener.ts'

const login = { username: 'farm', password: 'correct horse' }
let folder: string
let authority: OwnAuthority
let open: Mosquitto
let secured: Mosquitto
let device: MqttClient
let speaking: NodeJS.Timeout

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'authority-'))
  authority = createAuthority(folder)
  open = await startMosquitto()
  secured = await startMosquitto({ login, tls: authority.issue('broker', 'DNS:localhost') })
  device = await mqtt.connectAsync(open.url)
  speaking = setInterval(() => device.publish('devices/MASH-1/sensor_data', sensorData(20)), 50)
})
afterAll(async () => {
  clearInterval(speaking)
  await device.endAsync(true)
  await open.drop()
  await secured.drop()
  rmSync(folder, { recursive: true, force: true })
})

async function walk(
  options: Partial<BrokerTestOptions>,
  signal = new AbortController().signal,
): Promise<BrokerTestStep[]> {
  const steps: BrokerTestStep[] = []
  const all = {
    url: open.url,
    clientId: `desk-${crypto.randomUUID()}`,
    protocolVersion: 'auto',
    older: true,
    hearMs: 200,
    ...options,
  } as const
  for await (const step of testBroker(all, signal)) steps.push(step)
  return steps
}
const told = (steps: BrokerTestStep[]) => steps.map(({ step, ok, code }) => `${step} ${String(ok)} ${code}`)

it('walks all the way to a broker where a chamber speaks', async () => {
  const steps = await walk({ hearMs: 5000 })
  expect(told(steps)).toEqual([
    'address true ADDRESS',
    'answers true ANSWERS',
    'accepted true ACCEPTED',
    'subscribes true SUBSCRIBED',
    'hears true HEARS',
  ])
  expect(steps.map(({ data }) => data)).toMatchObject([
    { host: '127.0.0.1', port: open.port },
    {},
    { version: '5' },
    { topics: 8 },
    { device: 'MASH-1' },
  ])
})

it('says over TLS whose certificate it is, and warns when nobody speaks', async () => {
  const steps = await walk({ url: secured.url, ca: authority.ca, ...login, protocolVersion: 4 })
  expect(told(steps)).toEqual([
    'address true ADDRESS',
    'answers true ANSWERS',
    'tls true TLS',
    'accepted true ACCEPTED',
    'subscribes true SUBSCRIBED',
    'hears warn NOTHING_HEARD',
  ])
  expect(steps[2]?.data).toMatchObject({ issuer: 'Test farm' })
  expect(steps[3]?.data).toMatchObject({ version: '3.1.1' })
})

it.each([
  ['an address that is none', { url: 'broker' }, 'address false BAD_ADDRESS'],
  ['a port where nobody listens', { url: 'mqtt://127.0.0.1:1' }, 'answers false NOBODY_ANSWERS'],
  ['a host nobody knows', { url: 'mqtt://no-such-host.invalid' }, 'answers false HOST_UNKNOWN'],
])('ends at %s', async (_, options, last) => {
  expect(told(await walk(options)).at(-1)).toBe(last)
})

it('ends at a certificate of an unknown authority', async () => {
  expect(told(await walk({ url: secured.url, ...login })).at(-1)).toBe('tls false CA_UNKNOWN')
})

it('ends at a wrong password', async () => {
  expect(told(await walk({ url: secured.url, ca: authority.ca, ...login, password: 'wrong' })).at(-1)).toBe(
    'accepted false NOT_AUTHORISED',
  )
})

it('ends at something that is no broker', async () => {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined).end('HTTP/1.1 400 Bad Request\r\n\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const steps = await walk({ url: `mqtt://127.0.0.1:${port}` })
  server.close()
  expect(steps.at(-1)).toMatchObject({ step: 'accepted', ok: false })
})

it('ends quietly when nobody wants to know any more', async () => {
  const stop = new AbortController()
  const walking = walk({ url: secured.url, ca: authority.ca, ...login, hearMs: 60_000 }, stop.signal)
  setTimeout(() => stop.abort(), 300)
  expect((await walking).some((step) => step.ok === false)).toBe(false)
})
