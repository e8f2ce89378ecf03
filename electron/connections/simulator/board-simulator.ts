import { isRelayName } from '../../contract/chambers/relays.ts'
import { isObject } from '../json-object.ts'
import type { Dialect } from '../serial/parse-line.ts'
import { createBoardSpeech } from './board-speech.ts'
import { type ChamberState, newChamber, stepChamber, withAllOff, withRelay } from './chamber-model.ts'

export const boardFaults = [
  'torn',
  'doubled',
  'overlong',
  'interleaved',
  'garbage',
  'sensor-init-failed',
  'silence',
  'frozen',
  'dead-room',
] as const
export type BoardFault = (typeof boardFaults)[number]

export type BoardSimulatorOptions = {
  dialect: Dialect
  /** Where its bytes go: the port's other side. */
  send(bytes: Buffer): void
  random: () => number
  /** 5000 in reality. */
  periodMs?: number
  /** From power to `[READY]`; 2000 in reality. */
  bootMs?: number
  /** Without a byte from us for so long it complains; 60 000 in reality. Relays stay as they are. */
  watchdogMs?: number
}

const longestLine = 127

/** A board on USB, byte for byte (ecosystem 1.1 and 2.1). */
export class BoardSimulator {
  /** Faults that are on now; change it at any time. */
  readonly faults = new Set<BoardFault>()
  readonly #options: BoardSimulatorOptions
  readonly #periodMs: number
  readonly #watchdogMs: number
  readonly #speech
  #chamber: ChamberState
  #timers: NodeJS.Timeout[] = []
  #stuck = false
  #heardMs = 0
  #silentSinceMs: number | null = null
  #line = ''

  constructor(options: BoardSimulatorOptions) {
    this.#options = options
    this.#periodMs = options.periodMs ?? 5000
    this.#watchdogMs = options.watchdogMs ?? 60_000
    this.#speech = createBoardSpeech(options.dialect)
    this.#chamber = newChamber({ atMs: Date.now(), auto: false, random: options.random })
  }

  get chamber(): ChamberState {
    return this.#chamber
  }

  /** Power, or the reset that opening its port is: all relays off, boot text, then readings. */
  boot(): void {
    this.powerOff()
    this.#chamber = withAllOff(this.#chamber)
    this.#heardMs = performance.now()
    this.#silentSinceMs = null
    this.#stuck = false
    this.#line = ''
    this.#say(this.#speech.banner())
    this.#after(this.#options.bootMs ?? 2000, () => {
      if (this.faults.has('sensor-init-failed')) this.#getStuck()
      else this.#run()
    })
  }

  powerOff(): void {
    for (const timer of this.#timers) clearInterval(timer)
    this.#timers = []
  }

  /** Bytes from the computer. */
  hear(bytes: Buffer): void {
    // Stuck in its start-up it hears nothing, and so it never answers.
    if (this.#stuck) return
    const nowMs = performance.now()
    if (this.#silentSinceMs !== null) {
      this.#say(this.#speech.resumed(Math.round((nowMs - this.#silentSinceMs) / 1000)))
      this.#silentSinceMs = null
    }
    this.#heardMs = nowMs
    for (const char of bytes.toString('latin1')) this.#hearChar(char)
  }

  #after(ms: number, work: () => void) {
    this.#timers.push(setTimeout(work, ms))
  }

  #every(ms: number, work: () => void) {
    this.#timers.push(setInterval(work, ms))
  }

  #say(lines: readonly string[]) {
    for (const line of lines) this.#options.send(Buffer.from(`${line}\r\n`))
  }

  #getStuck() {
    this.#stuck = true
    const [first, again] = this.#speech.sensorsMissing()
    this.#say(first)
    this.#every(this.#periodMs / 5, () => {
      this.#say(again)
    })
  }

  #run() {
    this.#say(this.#speech.ready())
    this.#every(this.#periodMs, () => {
      this.#report()
    })
    this.#every(Math.min(1000, this.#watchdogMs / 2), () => {
      const silentMs = performance.now() - this.#heardMs
      if (silentMs < this.#watchdogMs || this.#silentSinceMs !== null) return
      this.#silentSinceMs = this.#heardMs
      this.#say(this.#speech.silence(Math.round(silentMs / 1000)))
    })
  }

  #report() {
    if (!this.faults.has('frozen')) this.#chamber = stepChamber(this.#chamber, 5000, this.#options.random)
    if (this.faults.has('silence')) return
    const lines = this.#speech.report(this.#chamber, this.faults.has('dead-room'))
    for (const line of lines) this.#sendFaulty(Buffer.from(`${line}\r\n`))
  }

  #sendFaulty(whole: Buffer) {
    const { faults } = this
    const { random } = this.#options
    const send = (bytes: Buffer) => {
      this.#options.send(bytes)
    }
    if (faults.has('garbage')) send(Buffer.from(Array.from({ length: 12 }, () => 128 + Math.floor(random() * 127))))
    if (faults.has('overlong')) send(Buffer.from(`${'x'.repeat(3000)}\r\n`))
    const middle = Math.floor(whole.length / 2)
    if (faults.has('interleaved')) {
      send(
        Buffer.concat([
          whole.subarray(0, middle),
          Buffer.from('[WARNING] Fruiting sensor out of range\r\n'),
          whole.subarray(middle),
        ]),
      )
    } else if (faults.has('torn')) {
      send(whole.subarray(0, middle))
      setImmediate(() => {
        send(whole.subarray(middle))
      })
    } else send(whole)
    if (faults.has('doubled')) send(whole)
  }

  #hearChar(char: string) {
    if (this.#options.dialect !== 'A') {
      if (char === 's' || char === 'f') this.#say(this.#speech.mode(char === 's' ? 'spawning' : 'fruiting'))
      return
    }
    if (char !== '\n' && char !== '\r') {
      // What is too long is dropped without a word; what is left is then no JSON.
      if (this.#line.length < longestLine) this.#line += char
      return
    }
    const line = this.#line
    this.#line = ''
    if (line !== '') this.#obey(line)
  }

  #obey(line: string) {
    let command: unknown
    try {
      command = JSON.parse(line)
    } catch {
      this.#say([
        `[ERROR] deserializeJson() failed: ${line.length >= longestLine ? 'IncompleteInput' : 'InvalidInput'}`,
      ])
      return
    }
    if (isObject(command) && command.keepalive !== undefined) return
    if (!isObject(command) || typeof command.actuator !== 'string' || typeof command.state !== 'string') {
      this.#say(["[ERROR] Invalid JSON command format. Missing 'actuator' or 'state'."])
      return
    }
    const { actuator, state } = command
    if (isRelayName(actuator)) this.#chamber = withRelay(this.#chamber, actuator, state === 'ON')
    const exists = isRelayName(actuator) || actuator === 'RESERVED'
    this.#say([exists ? `[CMD] Set ${actuator} to ${state}` : `[ERROR] Unknown actuator: ${actuator}`])
  }
}
