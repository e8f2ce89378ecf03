import { connect as connectTcp, isIP } from 'node:net'
import { connect as connectTls } from 'node:tls'
import mqtt, { type MqttClient } from 'mqtt'
import { type BrokerAddress, parseBrokerAddress } from './broker-address.ts'
import { type BrokerLogin, clientOptions, largestPacketBytes, type MqttVersion } from './client-options.ts'
import { failureOf } from './mqtt-failure.ts'
import { limitPackets } from './packet-limit.ts'
import { parseTopic, subscriptions } from './topics.ts'

export type BrokerTestStep = {
  step: 'address' | 'answers' | 'tls' | 'accepted' | 'subscribes' | 'hears'
  ok: boolean | 'warn'
  code: string
  data: Record<string, string | number | null>
}

export type BrokerTestOptions = BrokerLogin & {
  url: string
  protocolVersion: MqttVersion | 'auto'
  prefix?: string | undefined
  older: boolean
  /** How long to listen for a chamber; a gateway speaks each 5 s. */
  hearMs?: number
}

type StepName = BrokerTestStep['step']

const stepTimeoutMs = 8000
const done = (step: StepName, code: string, data: BrokerTestStep['data'] = {}): BrokerTestStep => ({
  step,
  ok: true,
  code,
  data,
})

type Wire = (done: () => void, fail: (error: Error) => void) => void

/** Waits for what `wire` wires; rejects with its error, with the reason of `signal`, or when nothing came in time. */
function happens(signal: AbortSignal, wire: Wire): Promise<void> {
  const late = AbortSignal.timeout(stepTimeoutMs)
  return new Promise((resolve, reject) => {
    AbortSignal.any([signal, late]).addEventListener('abort', () => {
      reject(signal.aborted ? toError(signal.reason) : Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' }))
    })
    wire(resolve, reject)
  })
}

const toError = (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason)))

function failed(step: StepName, error: unknown): BrokerTestStep {
  const { code, detail } = failureOf(error instanceof Error ? error : null)
  return { step, ok: false, code, data: { detail } }
}

async function reach({ host, port }: BrokerAddress, signal: AbortSignal): Promise<BrokerTestStep> {
  const startedMs = performance.now()
  const socket = connectTcp({ host, port })
  try {
    await happens(signal, (connected, fail) => socket.once('connect', connected).once('error', fail))
    return done('answers', 'ANSWERS', { host, port, ms: Math.round(performance.now() - startedMs) })
  } finally {
    socket.on('error', () => undefined).destroy()
  }
}

async function shakeHands(
  { host, port }: BrokerAddress,
  ca: string | undefined,
  signal: AbortSignal,
): Promise<BrokerTestStep> {
  const socket = connectTls({ host, port, ...(isIP(host) === 0 ? { servername: host } : {}), ...(ca ? { ca } : {}) })
  try {
    await happens(signal, (secured, fail) => socket.once('secureConnect', secured).once('error', fail))
    const { issuer, valid_to } = socket.getPeerCertificate()
    const by = [issuer.O ?? issuer.CN].flat().join(' ')
    return done('tls', 'TLS', { protocol: socket.getProtocol(), issuer: by, validTo: valid_to })
  } finally {
    socket.on('error', () => undefined).destroy()
  }
}

/** A client of its own name, so that the test does not end the real connection, and without a session to leave behind. */
async function enter(
  address: BrokerAddress,
  options: BrokerTestOptions,
  version: MqttVersion,
  signal: AbortSignal,
): Promise<MqttClient> {
  const login = { ...options, clientId: `${options.clientId}-test` }
  const client = mqtt.connect(
    clientOptions(address, login, { version, keepSession: false, connectTimeoutMs: stepTimeoutMs }),
  )
  limitPackets(client.stream, largestPacketBytes)
  client.on('error', () => undefined)
  try {
    await happens(signal, (connected, fail) => {
      client.once('connect', () => {
        connected()
      })
      client.once('error', fail)
      client.once('close', () => {
        fail(Object.assign(new Error('closed before it answered'), { code: 'ECONNRESET' }))
      })
    })
    return client
  } catch (error) {
    client.end(true)
    const { maybeVersion } = failureOf(error instanceof Error ? error : null)
    if (options.protocolVersion === 'auto' && version === 5 && maybeVersion) return enter(address, options, 4, signal)
    throw error
  }
}

async function subscribe(client: MqttClient, { prefix, older }: BrokerTestOptions): Promise<BrokerTestStep> {
  const granted = await client.subscribeAsync(subscriptions({ prefix, older }), { qos: 1 })
  const denied = granted.filter((one) => one.qos === 128).map((one) => one.topic)
  if (denied.length === 0) return done('subscribes', 'SUBSCRIBED', { topics: granted.length })
  return { step: 'subscribes', ok: false, code: 'SUBSCRIBE_DENIED', data: { topics: denied.join(' ') } }
}

/** Starts to listen now; gives the first chamber that says readings. */
function listen(client: MqttClient, prefix: string | undefined): Promise<string> {
  return new Promise((resolve) => {
    client.on('message', (topic) => {
      const where = parseTopic(topic, prefix)
      if (where.ok && ['sensor_data', 'data', 'telemetry'].includes(where.value.channel)) resolve(where.value.device)
    })
  })
}

async function hear(heard: Promise<string>, waitMs: number, signal: AbortSignal): Promise<BrokerTestStep> {
  const bell = AbortSignal.any([signal, AbortSignal.timeout(waitMs)])
  const silence = new Promise<null>((resolve) => {
    bell.addEventListener('abort', () => resolve(null), { once: true })
  })
  const device = await Promise.race([heard, silence])
  if (device !== null) return done('hears', 'HEARS', { device })
  return { step: 'hears', ok: 'warn', code: 'NOTHING_HEARD', data: { seconds: Math.round(waitMs / 1000) } }
}

/** Walks to the broker step by step and tells each; ends at the first that fails, or quietly when `signal` aborts. */
export async function* testBroker(
  options: BrokerTestOptions,
  signal: AbortSignal,
): AsyncGenerator<BrokerTestStep, void> {
  const address = parseBrokerAddress(options.url)
  if (!address.ok) {
    yield { step: 'address', ok: false, code: address.refusal.code, data: {} }
    return
  }
  const { host, port, protocol, tls } = address.value
  yield done('address', 'ADDRESS', { host, port, protocol })
  let step: StepName = 'answers'
  let client: MqttClient | null = null
  try {
    yield await reach(address.value, signal)
    step = 'tls'
    if (tls) yield await shakeHands(address.value, options.ca, signal)
    step = 'accepted'
    client = await enter(address.value, options, options.protocolVersion === 4 ? 4 : 5, signal)
    yield done('accepted', 'ACCEPTED', { version: client.options.protocolVersion === 5 ? '5' : '3.1.1' })
    step = 'subscribes'
    const heard = listen(client, options.prefix)
    const subscribed = await subscribe(client, options)
    yield subscribed
    if (subscribed.ok) yield await hear(heard, options.hearMs ?? stepTimeoutMs, signal)
  } catch (error) {
    if (!signal.aborted) yield failed(step, error)
  } finally {
    client?.end(true)
  }
}
