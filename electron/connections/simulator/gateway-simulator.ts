import { setTimeout as pause } from 'node:timers/promises'
import mqtt, { type MqttClient } from 'mqtt'
import { isObject, parseObject } from '../json-object.ts'
import { findRelay, gatewayRelays } from '../mqtt/relay-words.ts'
import { type ChamberState, newChamber, sensed, stepChamber, withRelay } from './chamber-model.ts'

export const gatewayFaults = ['frozen', 'dead-room', 'clock-off', 'garbage', 'doubled', 'silence'] as const
export type GatewayFault = (typeof gatewayFaults)[number]

export type GatewaySimulatorOptions = {
  url: string
  serial: string
  username?: string | undefined
  password?: string | undefined
  ca?: string | undefined
  /** 5000 in reality; the climate moves on by 5 s each time, however short it is. */
  periodMs?: number
  /** 30 000 in reality: no readings, and commands are dropped without a word. */
  warmUpMs?: number
  auto?: boolean
  random: () => number
  nowMs?: () => number
}

const onWords: unknown[] = ['on', 'true', '1', 'yes', true, 1]
const offWords: unknown[] = ['off', 'false', '0', 'no', false, 0]
const periodInLifeMs = 5000
const clockOffMs = 47 * 60_000

/** Alerts of ecosystem 1.3: room, type, and when it holds. */
const alertRules = [
  ['fruiting', 'temperature_high', (c: { temp: number }) => c.temp > 26],
  ['fruiting', 'temperature_low', (c: { temp: number }) => c.temp < 22],
  ['fruiting', 'humidity_low', (c: { humidity: number }) => c.humidity < 80],
  ['fruiting', 'co2_high', (c: { co2: number }) => c.co2 > 1000],
  ['spawning', 'temperature_high', (c: { temp: number }) => c.temp > 30],
  ['spawning', 'temperature_low', (c: { temp: number }) => c.temp < 26],
  ['spawning', 'humidity_low', (c: { humidity: number }) => c.humidity < 65],
] as const

/** A gateway of today, as a broker sees it (ecosystem 1.4). */
export class GatewaySimulator {
  /** Faults that are on now; change it at any time. */
  readonly faults = new Set<GatewayFault>()
  readonly #options: GatewaySimulatorOptions
  readonly #nowMs: () => number
  #chamber: ChamberState
  #client: MqttClient | null = null
  #timer: NodeJS.Timeout | null = null
  #readyAtMs = 0

  constructor(options: GatewaySimulatorOptions) {
    this.#options = options
    this.#nowMs = options.nowMs ?? Date.now
    this.#chamber = newChamber({ atMs: this.#nowMs(), auto: options.auto ?? false, random: options.random })
  }

  get serial(): string {
    return this.#options.serial
  }

  get chamber(): ChamberState {
    return this.#chamber
  }

  /** Resolves when the broker has let it in; throws what the broker or the network said. */
  async start(signal?: AbortSignal): Promise<void> {
    const { url, serial, username, password, ca, periodMs = periodInLifeMs, warmUpMs = 0 } = this.#options
    const client = await mqtt.connectAsync(
      url,
      {
        clientId: `mash_iot_${serial}`,
        protocolVersion: 4,
        clean: true,
        keepalive: 60,
        reconnectPeriod: Math.min(1000, periodMs),
        // Nothing that could not be sent is sent later: a gateway forgets it.
        queueQoSZero: false,
        ...(username ? { username, password: password ?? '' } : {}),
        ...(ca ? { ca } : {}),
      },
      false,
    )
    this.#client = client
    this.#readyAtMs = performance.now() + warmUpMs
    client.on('error', () => undefined)
    client.on('connect', () => void this.#online())
    client.on('message', (_topic, payload) => {
      this.#obey(payload.toString('utf8'))
    })
    signal?.addEventListener('abort', () => void this.stop(), { once: true })
    await this.#online()
    this.#timer = setInterval(() => {
      this.#speak()
    }, periodMs)
  }

  /** As a person stops it: it says OFFLINE. */
  async stop(): Promise<void> {
    const client = this.#leave()
    if (!client) return
    if (client.connected) {
      const gone = client.publishAsync(this.#topic('status'), this.#status('OFFLINE'), { qos: 1, retain: true })
      await Promise.race([gone.catch(() => undefined), pause(1000)])
    }
    await client.endAsync(true)
  }

  /** As a power cut or SIGTERM stops it: its retained ONLINE stays. */
  kill(): void {
    const client = this.#leave()
    client?.stream.destroy()
    client?.end(true)
  }

  setAuto(auto: boolean): void {
    this.#chamber = { ...this.#chamber, auto }
  }

  #leave(): MqttClient | null {
    if (this.#timer) clearInterval(this.#timer)
    const client = this.#client
    this.#client = null
    return client
  }

  #topic = (channel: string) => `devices/${this.#options.serial}/${channel}`
  #seconds = () => (this.#nowMs() - (this.faults.has('clock-off') ? clockOffMs : 0)) / 1000
  #status = (status: string) => JSON.stringify({ status, timestamp: this.#seconds(), metadata: {} })

  async #online() {
    const client = this.#client
    if (!client) return
    await client.subscribeAsync(this.#topic('commands'), { qos: 1 }).catch(() => undefined)
    this.#publish('status', this.#status('ONLINE'), true)
  }

  #publish(channel: string, payload: string, retain = false) {
    const client = this.#client
    // Publishing is skipped while there is no connection; nothing is replayed (ecosystem 1.7).
    if (!client?.connected) return
    client.publish(this.#topic(channel), payload, { qos: 1, retain }, () => undefined)
  }

  #speak() {
    const { faults } = this
    if (!faults.has('frozen')) this.#chamber = stepChamber(this.#chamber, periodInLifeMs, this.#options.random)
    if (faults.has('silence') || performance.now() < this.#readyAtMs) return
    const payload = faults.has('garbage') ? this.#garbage() : JSON.stringify(this.#readings())
    this.#publish('sensor_data', payload)
    if (faults.has('doubled')) this.#publish('sensor_data', payload)
    this.#warn()
    if (!this.#chamber.auto) return
    for (const { relay, room, actuator } of gatewayRelays) {
      for (const _ of [1, 2]) this.#echo(room, actuator, this.#chamber.relays[relay])
    }
  }

  #readings() {
    const { fruiting, spawning } = this.#chamber.rooms
    const dead = { error: 'invalid_reading' }
    return {
      fruiting: this.faults.has('dead-room') ? dead : sensed(fruiting),
      spawning: sensed(spawning),
      timestamp: this.#seconds(),
    }
  }

  #garbage(): string {
    const whole = JSON.stringify(this.#readings())
    const kinds = [whole.slice(0, whole.length / 2), '\u0000\uFFFD\u0007', '[]', '{"fruiting":"wet"}', 'null', '']
    return kinds[Math.floor(this.#options.random() * kinds.length)] ?? ''
  }

  #warn() {
    for (const [room, type, holds] of alertRules) {
      if (!holds(sensed(this.#chamber.rooms[room]))) continue
      const message = `${room.toUpperCase()} ${type.replace('_', ' ')}`
      this.#publish('alerts', JSON.stringify({ type, message, severity: 'WARNING', timestamp: this.#seconds() }))
    }
  }

  #echo(room: string, actuator: string, on: boolean) {
    const state = on ? 'on' : 'off'
    this.#publish('actuator_states', JSON.stringify({ room, actuator, state, timestamp: this.#seconds() }))
  }

  #obey(text: string) {
    const parsed = parseObject(text)
    if (!parsed.ok || !isObject(parsed.value)) return
    const { room = 'fruiting', actuator, state, enabled } = parsed.value
    if (actuator === undefined) {
      if (typeof enabled === 'boolean') this.setAuto(enabled)
      return
    }
    if (performance.now() < this.#readyAtMs || typeof room !== 'string' || typeof actuator !== 'string') return
    const relay = findRelay(room, actuator)
    const word = typeof state === 'string' ? state.toLowerCase() : state
    const on = onWords.includes(word)
    if (!relay || (!on && !offWords.includes(word))) return
    this.#chamber = withRelay(this.#chamber, relay, on)
    if (!this.#chamber.auto) this.#echo(room, actuator, on)
  }
}
