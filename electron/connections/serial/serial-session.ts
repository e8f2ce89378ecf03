import type { SerialPortStream } from '@serialport/stream'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { Arrived } from '../frame.ts'
import { createLineReader } from './line-reader.ts'
import type { Dialect } from './parse-line.ts'

export type SessionTimes = {
  /** An Arduino restarts when its port is opened, and is not to be spoken to before. */
  resetMs: number
  recogniseMs: number
  keepaliveMs: number
  silentMs: number
  reopenMs: number
  tickMs: number
  /** A port that takes no more bytes must not hold up whoever waits for them to be written. */
  writeMs: number
}

/** Nothing of it may have been heard, or all: NOT_WRITTEN says no more than the system did. */
export type WriteRefusal = { code: 'NOT_CONNECTED' } | { code: 'NOT_WRITTEN'; detail: string } | { code: 'TIMEOUT' }

/** no-sensor: a chamber's board by its own words, which has not measured anything yet. */
export type SessionState = 'resetting' | 'listening' | 'recognised' | 'no-sensor' | 'not-recognised' | 'silent'
export type SessionEnd = 'UNPLUGGED' | 'SILENT' | 'STOPPED'

export type SessionDeps = {
  port: SerialPortStream
  boardId: string
  /** Whether the board is still where it was opened: a system may keep a dead port open without a word. */
  isThere(): boolean
  /** It has been understood before, so its silence is a fault, which opening it again may cure. */
  isOurs: boolean
  nowMs(): number
  times: SessionTimes
  onArrived(arrived: Arrived): void
  onState(state: SessionState, code: string | null): void
}

export type Session = {
  /** Resolves when the port is of no more use, with the reason; it still has to be closed. */
  ended: Promise<SessionEnd>
  end(why: SessionEnd): void
  dialect(): Dialect | null
  /** It has told readings, or that a sensor is dead. */
  measured(): boolean
  /** The board has had its time to restart, and may be spoken to. */
  awake(): boolean
  /** Ok once the system has put the line on the wire. */
  write(line: string): Promise<Result<undefined, WriteRefusal>>
}

/** Writes and drains; gives up when the port ends or takes nothing. */
function writeLine(
  port: SerialPortStream,
  line: string,
  { ended, writeMs }: { ended: Promise<unknown>; writeMs: number },
): Promise<Result<undefined, WriteRefusal>> {
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      resolve(refuse({ code: 'TIMEOUT' }))
    }, writeMs)
    const settle = (error: Error | null | undefined) => {
      clearTimeout(late)
      resolve(error ? refuse({ code: 'NOT_WRITTEN', detail: error.message }) : ok(undefined))
    }
    void ended.then(() => {
      clearTimeout(late)
      resolve(refuse({ code: 'NOT_CONNECTED' }))
    })
    port.write(`${line}\n`, (error) => {
      if (error) settle(error)
      else port.drain(settle)
    })
  })
}

/** Listens on an open port: lines, what is known of the board, keep-alive and silence. */
export function openSession(deps: SessionDeps): Session {
  const { port, times } = deps
  const openedMs = performance.now()
  let understoodMs = openedMs
  let spokenMs = openedMs
  let heardBytes = false
  let sensorsFailed = false
  let measured = false
  let state: SessionState | null = null
  const { promise, resolve: end } = Promise.withResolvers<SessionEnd>()

  const tell = (next: SessionState, code: string | null = null) => {
    if (state === next) return
    state = next
    deps.onState(next, code)
  }
  const reader = createLineReader({
    device: deps.boardId,
    nowMs: () => deps.nowMs(),
    onArrived: (arrived) => {
      const { result } = arrived
      if (result.ok) understoodMs = performance.now()
      sensorsFailed = result.ok && result.value.kind === 'note' && result.value.event === 'sensor-init-failed'
      if (result.ok && result.value.kind === 'readings') measured = true
      if (measured && result.ok) tell('recognised')
      deps.onArrived(arrived)
    },
  })
  const awake = () => performance.now() - openedMs >= times.resetMs
  const write = (line: string) => writeLine(port, line, { ended: promise, writeMs: times.writeMs })

  const look = () => {
    const nowMs = performance.now()
    const quietMs = nowMs - understoodMs
    const isOurs = deps.isOurs || measured
    if (!deps.isThere()) end('UNPLUGGED')
    else if (isOurs && quietMs >= times.reopenMs) end('SILENT')
    else if (isOurs && quietMs >= times.silentMs) tell('silent')
    else if (!measured && nowMs - openedMs >= times.recogniseMs) {
      // An older sketch whose sensor is dead or slow to start is known by the lines in which it says so.
      if (reader.dialect() !== null) tell('no-sensor', 'SENSOR_SILENT')
      else
        tell('not-recognised', sensorsFailed ? 'SENSOR_INIT_FAILED' : heardBytes ? 'UNKNOWN_SPEECH' : 'NOTHING_HEARD')
    } else if (state === 'resetting' && awake()) tell('listening')
    // Only today's boards count the seconds since they last heard us; the older sketches take any letter as a command.
    if (reader.dialect() === 'A' && awake() && nowMs - spokenMs >= times.keepaliveMs) {
      spokenMs = nowMs
      void write('{"keepalive":true}')
    }
  }

  tell('resetting')
  port.on('data', (chunk: Buffer) => {
    heardBytes = true
    reader.push(chunk)
  })
  // An unplugged port may tell `close` twice, an error, or its end: whichever comes first counts.
  for (const event of ['close', 'error', 'end']) {
    port.once(event, () => {
      end('UNPLUGGED')
    })
  }
  const ticking = setInterval(look, times.tickMs)
  const ended = promise.finally(() => {
    clearInterval(ticking)
    port.removeAllListeners('data')
  })
  return { ended, end, dialect: () => reader.dialect(), measured: () => measured, awake, write }
}
