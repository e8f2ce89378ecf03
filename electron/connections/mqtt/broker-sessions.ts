import { createHash } from 'node:crypto'
import type { Result } from '../../platform/result.ts'
import type { Arrived } from '../frame.ts'
import { MqttConnection, type MqttConnectionOptions, type MqttState } from './mqtt-connection.ts'
import type { SendRefusal } from './outbox.ts'
import { isDeviceKey, isReadingChannel, parseTopic, wantedOfAll, wantedOfDevice } from './topics.ts'

export type BrokerSessionsOptions = Omit<MqttConnectionOptions, 'wanted' | 'onListening'> & {
  /** Whose readings must not be lost while this desktop is off. */
  devices(): readonly string[]
}

/** Short, since some brokers limit the length of a client's name; the same for a device at every start. */
const clientIdOf = (clientId: string, device: string) =>
  `${clientId}-${createHash('sha256').update(device).digest('hex').slice(0, 8)}`

/**
 * One broker, heard by several sessions. A broker keeps a bounded queue for each absent client (a stock mosquitto 1,000
 * messages, 83 minutes of one gateway), so each registered device has a session of its own in which its readings wait,
 * and nothing else. One more hears everything of everybody while it happens, and keeps nothing.
 */
export class BrokerSessions {
  readonly #options: BrokerSessionsOptions
  readonly #main: MqttConnection
  readonly #kept = new Map<string, MqttConnection>()
  #told: MqttState | null = null
  #mainStarted = false
  #stopping = false

  constructor(options: BrokerSessionsOptions) {
    this.#options = options
    this.#main = new MqttConnection({
      ...options,
      wanted: wantedOfAll(options, 0),
      onArrived: (arrived) => {
        if (!this.#comesAnyway(arrived)) options.onArrived(arrived)
      },
      onState: () => {
        this.#tell()
      },
    })
  }

  /** Live while any of them is: a backlog may come by one before the main one is there. */
  get state(): MqttState {
    const all = [this.#main, ...this.#kept.values()].map((one) => one.state)
    const live = all.find((one) => one.state === 'live')
    if (live || this.#mainStarted || this.#stopping) return live ?? this.#main.state
    return all[1] ?? this.#main.state
  }

  start(signal?: AbortSignal): void {
    signal?.addEventListener('abort', () => void this.stop(), { once: true })
    this.follow()
    this.#startMain()
  }

  send(topic: string, payload: string): Promise<Result<undefined, SendRefusal>> {
    return this.#main.send(topic, payload)
  }

  /** The devices may be others now. */
  follow(): void {
    if (this.#stopping) return
    const devices = this.#options.devices().filter(isDeviceKey)
    for (const device of devices) if (!this.#kept.has(device)) this.#keep(device)
    for (const [device, connection] of this.#kept) {
      if (devices.includes(device)) continue
      this.#kept.delete(device)
      void connection.leave()
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true
    await Promise.all([this.#main, ...this.#kept.values()].map((one) => one.stop()))
  }

  #keep(device: string) {
    const { clientId, log } = this.#options
    const connection = new MqttConnection({
      ...this.#options,
      clientId: clientIdOf(clientId, device),
      wanted: wantedOfDevice(device, this.#options),
      onState: (state) => {
        this.#onKeptState(state)
      },
      onListening: (granted) => {
        if (!granted) log.warn({ device }, 'the broker keeps no readings of this device for us')
        this.#startMain()
      },
    })
    this.#kept.set(device, connection)
    connection.start()
  }

  /**
   * The others first: what is heard of a registered device comes by its own session from the first message on, and is
   * acknowledged only when it is stored. A broker that refuses them is told by the main one, whose state is shown.
   */
  #startMain() {
    if (this.#mainStarted || this.#stopping) return
    const isUnderWay = (one: MqttConnection) =>
      one.state.state === 'connecting' || (one.state.state === 'live' && one.state.code === null && !one.listening)
    if ([...this.#kept.values()].some(isUnderWay)) return
    this.#mainStarted = true
    this.#main.start()
  }

  #onKeptState(state: MqttState) {
    if (state.state === 'lost' || state.state === 'refused') this.#startMain()
    if (!this.#stopping && state.state === 'live') this.#tell()
    else if (!this.#stopping && this.state.state !== this.#told?.state) this.#tell()
  }

  #tell() {
    const isBack = this.state.state === 'live' && this.#told?.state !== 'live'
    this.#told = this.state
    this.#options.onState(this.#told)
    // The broker is there again: what it kept is to be heard now, not after each has waited its own time.
    if (isBack) for (const one of [...this.#kept.values(), this.#main]) one.hurry()
  }

  /** A reading that a session of its own hears too, and acknowledges. */
  #comesAnyway({ topic, retained }: Arrived): boolean {
    const where = topic === null || retained ? null : parseTopic(topic, this.#options.prefix)
    if (!where?.ok || !isReadingChannel(where.value.channel)) return false
    return this.#kept.get(where.value.device)?.listening ?? false
  }
}
