import mqtt, { type MqttClient } from 'mqtt'
import { createBackoff } from '../../platform/backoff.ts'
import type { Log } from '../../platform/log.ts'
import { type Result, refuse } from '../../platform/result.ts'
import type { Arrived } from '../frame.ts'
import { type AckGate, createAckGate } from './ack-gate.ts'
import { parseBrokerAddress } from './broker-address.ts'
import { type BrokerLogin, clientOptions, largestPacketBytes, type MqttVersion } from './client-options.ts'
import { failureOf, failureOfReason, type MqttFailure } from './mqtt-failure.ts'
import { createOutbox, type Outbox, type SendRefusal } from './outbox.ts'
import { limitPackets } from './packet-limit.ts'
import { isCleared, parseMessage } from './parse-message.ts'
import { olderSubscriptions, slashedSubscriptions, type Wanted, wantedOfAll } from './topics.ts'

export type MqttState =
  | { state: 'off' }
  | {
      state: 'connecting' | 'live' | 'lost' | 'refused'
      sinceMs: number
      /** Why, unless all is well: NOBODY_ANSWERS, NOT_AUTHORISED, CA_UNKNOWN … (mqtt-failure.ts). */
      code: string | null
      detail: string | null
      retryAtMs: number | null
    }

export type MqttTimes = {
  firstRetryMs: number
  longestRetryMs: number
  /** When a person has to change something first. */
  refusedRetryMs: number
  connectTimeoutMs: number
  /** A connection that lived this long was a good one: the next retry is quick again. */
  steadyMs: number
  /** How long a broker may take to acknowledge what we send. */
  answerMs: number
}

const defaultMqttTimes: MqttTimes = {
  firstRetryMs: 1000,
  longestRetryMs: 30_000,
  refusedRetryMs: 60_000,
  connectTimeoutMs: 10_000,
  steadyMs: 10_000,
  answerMs: 10_000,
}

export type MqttConnectionOptions = BrokerLogin & {
  url: string
  /** auto: 5 first, 3.1.1 when the broker does not speak it. */
  protocolVersion: MqttVersion | 'auto'
  prefix?: string | undefined
  /** Also listen to the older generation's topics. */
  older: boolean
  /** What it listens to and no more; without it: everything of everybody, readings so that they wait at the broker. */
  wanted?: readonly Wanted[]
  /** Takes one message, at once. It is acknowledged after the next `onCommit`. */
  onArrived(arrived: Arrived): void
  /** Makes durable all that arrived, before it returns. When it throws, the broker keeps the messages. */
  onCommit(): void
  onState(state: MqttState): void
  /** The broker has taken, or denied, what we want to hear. */
  onListening?(granted: boolean): void
  nowMs?: () => number
  times?: Partial<MqttTimes>
  log: Log
}

/** One broker, kept connected until stopped. Nothing is acknowledged before it is durable. */
export class MqttConnection {
  readonly #options: MqttConnectionOptions
  readonly #times: MqttTimes
  readonly #nowMs: () => number
  readonly #backoff
  readonly #gate: AckGate
  readonly #outbox: Outbox
  #state: MqttState = { state: 'off' }
  #version: MqttVersion
  #client: MqttClient | null = null
  #failure: MqttFailure | null = null
  #liveSinceMs: number | null = null
  #listening = false
  #retry: NodeJS.Timeout | null = null
  #stopping = false

  constructor(options: MqttConnectionOptions) {
    this.#options = options
    this.#times = { ...defaultMqttTimes, ...options.times }
    this.#nowMs = options.nowMs ?? Date.now
    this.#backoff = createBackoff({ firstMs: this.#times.firstRetryMs, maxMs: this.#times.longestRetryMs })
    this.#version = options.protocolVersion === 'auto' ? 5 : options.protocolVersion
    this.#outbox = createOutbox(this.#times.answerMs)
    this.#gate = createAckGate({
      commit: () => {
        options.onCommit()
      },
      onFailed: (error) => {
        this.#failure = { code: 'NOT_STORED', detail: String(error), refused: false, maybeVersion: false }
      },
      log: options.log,
    })
  }

  get state(): MqttState {
    return this.#state
  }

  /** Connected, and nothing of what it wants was denied: what is said now comes by it. */
  get listening(): boolean {
    return this.#listening
  }

  start(signal?: AbortSignal): void {
    this.#tell('connecting', null)
    this.#connect()
    signal?.addEventListener('abort', () => void this.stop(), { once: true })
  }

  /** Says one thing at QoS 1; ok is the broker's acknowledgement, not the device's. Nothing is kept for later. */
  async send(topic: string, payload: string): Promise<Result<undefined, SendRefusal>> {
    const client = this.#client
    if (!client || this.#stopping || this.#state.state !== 'live') return refuse({ code: 'NOT_CONNECTED' })
    return this.#outbox.send(client, topic, payload)
  }

  /** Says goodbye to the broker, which keeps our session; what has arrived is committed first. */
  async stop(): Promise<void> {
    this.#stopping = true
    this.#listening = false
    if (this.#retry) clearTimeout(this.#retry)
    this.#gate.settle()
    const client = this.#client
    this.#client = null
    this.#outbox.cut()
    if (client) await endClient(client)
    if (this.#state.state !== 'off') this.#set({ state: 'off' })
  }

  /** Tries again now, if it waits to. */
  hurry(): void {
    if (this.#retry === null || this.#stopping) return
    clearTimeout(this.#retry)
    this.#retry = null
    this.#connect()
  }

  /** Wants nothing any more, so that the broker keeps nothing for it, and stops. */
  async leave(): Promise<void> {
    const topics = (this.#options.wanted ?? []).map((one) => one.topic)
    if (this.#client?.connected && topics.length > 0) this.#client.unsubscribe(topics)
    await this.stop()
  }

  #connect() {
    const address = parseBrokerAddress(this.#options.url)
    if (!address.ok) {
      this.#tell('refused', { code: address.refusal.code, detail: '' })
      return
    }
    this.#failure = null
    this.#liveSinceMs = null
    const startedMs = performance.now()
    const { connectTimeoutMs } = this.#times
    const settings = clientOptions(address.value, this.#options, {
      version: this.#version,
      keepSession: true,
      connectTimeoutMs,
    })
    const client = mqtt.connect(settings)
    this.#client = client
    limitPackets(client.stream, largestPacketBytes)
    client.on('connect', () => {
      this.#live(client)
    })
    client.on('message', (topic, payload, packet) => {
      this.#hear(client, { topic, payload, retained: packet.retain, receivedAtMs: this.#nowMs() })
    })
    client.on('error', (error) => {
      this.#failure ??= failureOf(error)
      // After bytes that are no MQTT the library reads nothing more, and leaves the connection open.
      client.stream.destroy()
    })
    client.on('disconnect', (packet) => {
      const reason = packet.reasonCode ?? 0
      if (reason > 0) this.#failure ??= failureOfReason(reason, 'the broker closed the connection')
    })
    client.on('close', () => {
      if (this.#client !== client) return
      const tooLate = this.#liveSinceMs === null && performance.now() - startedMs >= connectTimeoutMs
      this.#ended(client, tooLate ? { ...failureOf(null), code: 'NO_ANSWER', maybeVersion: false } : failureOf(null))
    })
  }

  #live(client: MqttClient) {
    this.#liveSinceMs = performance.now()
    // Before anything that the broker kept for us is heard: the listener must know that a backlog may come.
    this.#tell('live', null)
    const { prefix, older, wanted = wantedOfAll({ prefix, older }, 1) } = this.#options
    const isOfAll = this.#options.wanted === undefined || wanted.some((one) => one.topic.includes('+'))
    if (!older && isOfAll) client.unsubscribe(olderSubscriptions)
    // What an earlier version asked the broker to keep for us is asked for anew: the last word counts.
    const asked = Object.fromEntries<{ qos: 0 | 1 }>(wanted.map(({ topic, qos }) => [topic, { qos }]))
    const hints = isOfAll ? slashedSubscriptions(prefix) : []
    for (const topic of hints) asked[topic] = { qos: 0 }
    client.subscribe(asked, (error, granted) => {
      if (this.#client !== client) return
      const refused = (granted ?? []).filter((one) => one.qos === 128).map((one) => one.topic)
      const denied = refused.filter((topic) => !hints.includes(topic))
      this.#listening = !error && denied.length === 0
      if (!this.#listening) this.#tell('live', { code: 'SUBSCRIBE_DENIED', detail: denied.join(' ') || String(error) })
      this.#options.onListening?.(this.#listening)
    })
  }

  #hear(client: MqttClient, message: Parameters<typeof parseMessage>[0]) {
    this.#gate.hold(client.stream)
    if (isCleared(message)) return
    try {
      this.#options.onArrived(parseMessage(message, this.#options.prefix))
    } catch (error) {
      // A bug of the listener: asking the broker for the same message again would only repeat it.
      this.#options.log.error({ err: error, topic: message.topic }, 'an MQTT message could not be taken in')
    }
    // While stopping, mqtt.js may flush the stream at any moment: commit before it writes this answer.
    if (this.#stopping) this.#gate.settle()
  }

  #ended(client: MqttClient, silent: MqttFailure) {
    this.#client = null
    this.#listening = false
    this.#outbox.cut()
    client.end(true)
    const failure = this.#failure ?? silent
    const livedMs = this.#liveSinceMs === null ? 0 : performance.now() - this.#liveSinceMs
    if (livedMs >= this.#times.steadyMs) this.#backoff.reset()
    const other = this.#otherVersion(failure)
    if (other === 4) {
      this.#version = 4
      this.#connect()
      return
    }
    if (other === 5) this.#version = 5
    const waitMs = failure.refused ? this.#times.refusedRetryMs : this.#backoff.nextMs()
    this.#options.log.info({ code: failure.code, waitMs }, 'no connection to the broker')
    this.#tell(failure.refused ? 'refused' : 'lost', failure, this.#nowMs() + waitMs)
    this.#retry = setTimeout(() => {
      this.#retry = null
      this.#connect()
    }, waitMs)
  }

  /** Which protocol version to try after a failure before CONNACK; null: the same. */
  #otherVersion(failure: MqttFailure): MqttVersion | null {
    if (this.#options.protocolVersion !== 'auto' || this.#liveSinceMs !== null || !failure.maybeVersion) return null
    return this.#version === 5 ? 4 : 5
  }

  #tell(
    state: 'connecting' | 'live' | 'lost' | 'refused',
    why: { code: string; detail: string } | null,
    retryAtMs?: number,
  ) {
    const was = this.#state
    const sinceMs = was.state === state ? was.sinceMs : this.#nowMs()
    this.#set({ state, sinceMs, code: why?.code ?? null, detail: why?.detail ?? null, retryAtMs: retryAtMs ?? null })
  }

  #set(state: MqttState) {
    this.#state = state
    this.#options.onState(state)
  }
}

const goodbyeMs = 2000

/** A broker that no longer answers must not hold up the end. */
async function endClient(client: MqttClient): Promise<void> {
  let late: NodeJS.Timeout | undefined
  const gone = new Promise<void>((resolve) => {
    late = setTimeout(() => {
      client.end(true)
      client.stream.destroy()
      resolve()
    }, goodbyeMs)
  })
  await Promise.race([client.endAsync(), gone])
  clearTimeout(late)
}
