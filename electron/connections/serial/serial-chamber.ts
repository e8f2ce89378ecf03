import { setTimeout as pause } from 'node:timers/promises'
import type { SerialPortStream } from '@serialport/stream'
import type { RelayName } from '../../contract/chambers/relays.ts'
import { createBackoff } from '../../platform/backoff.ts'
import type { Log } from '../../platform/log.ts'
import { type Result, refuse } from '../../platform/result.ts'
import type { Arrived } from '../frame.ts'
import type { Dialect } from './parse-line.ts'
import {
  createRelayCommands,
  type RelayCommands,
  type RelayRefusal,
  type RelayTimes,
  type SendRefusal,
} from './relay-commands.ts'
import { type Binding, closePort, openPort, type PortRefusal } from './serial-port.ts'
import { openSession, type Session, type SessionEnd, type SessionState, type SessionTimes } from './serial-session.ts'

export type SerialState = {
  state: 'closed' | 'opening' | SessionState | 'lost' | 'refused'
  sinceMs: number
  dialect: Dialect | null
  /**
   * Why. refused: IN_USE, NO_PERMISSION, NOT_THERE, NOT_SERIAL, OPEN_FAILED. lost: UNPLUGGED, SILENT. no-sensor:
   * SENSOR_SILENT. not-recognised: NOTHING_HEARD, UNKNOWN_SPEECH, SENSOR_INIT_FAILED.
   */
  code: string | null
  data: PortRefusal['data']
}

export type SerialTimes = SessionTimes & RelayTimes & { firstRetryMs: number; longestRetryMs: number }

/** Ecosystem 1.1; the retries and the tick are our own. */
const defaultSerialTimes: SerialTimes = {
  resetMs: 2000,
  recogniseMs: 12_000,
  // Firmware before 2026-02-06 switches its relays off 10 s after the last byte; two may be lost or late.
  keepaliveMs: 4000,
  silentMs: 30_000,
  reopenMs: 60_000,
  answerMs: 3000,
  restoreAfterMs: 3000,
  restoreGapMs: 100,
  tickMs: 500,
  writeMs: 2000,
  firstRetryMs: 1000,
  longestRetryMs: 10_000,
}

const longestLine = 127 // characters that a board takes in (ecosystem 1.1)

export type SerialChamberOptions = {
  /** The board's identity, which stays when it is plugged in elsewhere; it names the device in what arrives. */
  boardId: string
  /** The path where the board is now; null: it is not there. Asked often, so answer from what is known. */
  locate(): string | null
  binding: Binding
  onArrived(arrived: Arrived): void
  onState(state: SerialState): void
  nowMs?: () => number
  times?: Partial<SerialTimes>
  log: Log
}

/** One board on USB, kept open until stopped, wherever and however often it is plugged in. */
export class SerialChamber {
  readonly #options: SerialChamberOptions
  readonly #times: SerialTimes
  readonly #nowMs: () => number
  readonly #relays: RelayCommands
  readonly #stopped = new AbortController()
  #state: SerialState
  #session: Session | null = null
  /** The dialect this board has spoken, also while it is away. */
  #dialect: Dialect | null = null
  /** It has measured something, now or before. */
  #measured = false
  #running: Promise<void> = Promise.resolve()

  constructor(options: SerialChamberOptions) {
    this.#options = options
    this.#times = { ...defaultSerialTimes, ...options.times }
    this.#nowMs = options.nowMs ?? Date.now
    this.#relays = createRelayCommands((line) => this.send(line), this.#times)
    this.#state = { state: 'closed', sinceMs: this.#nowMs(), dialect: null, code: null, data: {} }
  }

  get state(): SerialState {
    return this.#state
  }

  start(signal?: AbortSignal): void {
    signal?.addEventListener('abort', () => void this.stop(), { once: true })
    this.#running = this.#keepOpen()
  }

  /** Closes the port; resolves when another program may have it. Relays stay as they are. */
  async stop(): Promise<void> {
    this.#stopped.abort()
    this.#session?.end('STOPPED')
    await this.#running
    if (this.#state.state !== 'closed') this.#tell('closed', null)
  }

  /** Writes one line; ok says that it is on the wire, not that the board has understood it. */
  async send(line: string): Promise<Result<undefined, SendRefusal>> {
    const session = this.#session
    if (!session?.awake() || session.dialect() === null) return refuse({ code: 'NOT_CONNECTED' })
    if (session.dialect() !== 'A') return refuse({ code: 'NOT_SUPPORTED' })
    if (line.length > longestLine) return refuse({ code: 'TOO_LONG' })
    return session.write(line)
  }

  /** Switches one relay; ok is the board's own word that it has done so. */
  setRelay(relay: RelayName, on: boolean): Promise<Result<undefined, RelayRefusal>> {
    return this.#relays.set(relay, on)
  }

  async #keepOpen() {
    const { signal } = this.#stopped
    const { firstRetryMs, longestRetryMs, tickMs } = this.#times
    const backoff = createBackoff({ firstMs: firstRetryMs, maxMs: longestRetryMs })
    this.#tell('opening', null)
    while (!signal.aborted) {
      const path = this.#options.locate()
      if (path === null) {
        this.#refused({ code: 'NOT_THERE', data: {} })
        await this.#wait(tickMs)
        continue
      }
      const opened = await openPort(this.#options.binding, path)
      if (!opened.ok) this.#refused(opened.refusal)
      else {
        const why = await this.#listen(opened.value, path)
        if (why === 'STOPPED') return
        if (this.#measured) backoff.reset()
        this.#tell('lost', why, { path })
      }
      await this.#wait(backoff.nextMs())
    }
  }

  /** Listens until the port ends, and closes it. */
  async #listen(port: SerialPortStream, path: string): Promise<SessionEnd> {
    const options = this.#options
    const session = openSession({
      port,
      boardId: options.boardId,
      isThere: () => options.locate() === path,
      isOurs: this.#measured,
      nowMs: this.#nowMs,
      times: this.#times,
      onArrived: (arrived) => {
        if (arrived.result.ok) this.#relays.hear(arrived.result.value)
        try {
          options.onArrived(arrived)
        } catch (error) {
          options.log.error({ err: error }, 'a serial line could not be taken in')
        }
      },
      onState: (state, code) => {
        this.#dialect = this.#session?.dialect() ?? this.#dialect
        this.#measured ||= this.#session?.measured() ?? false
        this.#tell(state, code, { path })
      },
    })
    this.#session = session
    if (this.#stopped.signal.aborted) session.end('STOPPED')
    const why = await session.ended
    this.#session = null
    this.#relays.cut()
    await closePort(port)
    return why
  }

  /** A board that was there and has gone is lost, and stays so while its port is missing. */
  #refused({ code, data }: PortRefusal) {
    if (this.#state.state === 'lost' && code === 'NOT_THERE') return
    if (this.#state.state !== 'refused' || this.#state.code !== code) this.#tell('refused', code, data)
  }

  async #wait(ms: number) {
    // Stopping is not a failure of the wait.
    await pause(ms, undefined, { signal: this.#stopped.signal }).catch(() => undefined)
  }

  #tell(state: SerialState['state'], code: string | null, data: SerialState['data'] = {}) {
    const sinceMs = this.#state.state === state ? this.#state.sinceMs : this.#nowMs()
    this.#state = { state, sinceMs, dialect: this.#dialect, code, data }
    this.#options.onState(this.#state)
  }
}
