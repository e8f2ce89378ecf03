import type { SerialPortStream } from '@serialport/stream'
import type { Arrived, DeviceMessage } from '../../../../electron/connections/frame.ts'
import type { Dialect } from '../../../../electron/connections/serial/parse-line.ts'
import {
  SerialChamber,
  type SerialChamberOptions,
  type SerialState,
  type SerialTimes,
} from '../../../../electron/connections/serial/serial-chamber.ts'
import {
  type Binding,
  closePort,
  openPort,
  systemBinding,
} from '../../../../electron/connections/serial/serial-port.ts'
import { BoardSimulator } from '../../../../electron/connections/simulator/board-simulator.ts'
import { seededRandom } from '../../../../electron/connections/simulator/seeded-random.ts'
import { silentLog } from '../../../../electron/platform/log.ts'

/** A fiftieth of the real times, roughly. */
export const quick: SerialTimes = {
  resetMs: 40,
  recogniseMs: 240,
  keepaliveMs: 100,
  silentMs: 300,
  reopenMs: 600,
  answerMs: 300,
  restoreAfterMs: 60,
  restoreGapMs: 10,
  tickMs: 10,
  writeMs: 300,
  firstRetryMs: 20,
  longestRetryMs: 100,
}

/** A chamber at one end that keeps what it hears and through which states it went. */
export function attach(binding: Binding, path: string, options: Partial<SerialChamberOptions> = {}) {
  const heard: Arrived[] = []
  const states: SerialState[] = []
  const chamber = new SerialChamber({
    boardId: `path:${path}`,
    locate: () => path,
    binding,
    onArrived: (arrived) => heard.push(arrived),
    onState: (state) => states.push(state),
    times: quick,
    log: silentLog,
    ...options,
  })
  chamber.start()
  const messages = (): DeviceMessage[] => heard.flatMap(({ result }) => (result.ok ? [result.value] : []))
  return {
    chamber,
    heard,
    states,
    state: () => chamber.state.state,
    messages,
    readings: () => messages().filter((message) => message.kind === 'readings'),
    rejects: () => heard.flatMap(({ result }) => (result.ok ? [] : [result.refusal.code])),
  }
}

export type FarEnd = { port: SerialPortStream; written: () => string; close(): Promise<void> }

/** The board's end of the cable, by hand. */
export async function openFarEnd(path: string): Promise<FarEnd> {
  const opened = await openPort(await systemBinding(), path)
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal))
  let written = ''
  opened.value.on('data', (bytes: Buffer) => {
    written += bytes.toString()
  })
  return { port: opened.value, written: () => written, close: () => closePort(opened.value) }
}

/** A simulated board at the board's end. */
export async function plugBoard(
  path: string,
  dialect: Dialect,
  options: { periodMs?: number; watchdogMs?: number } = {},
) {
  const end = await openFarEnd(path)
  const board = new BoardSimulator({
    dialect,
    random: seededRandom(7),
    periodMs: 30,
    bootMs: 10,
    send: (bytes) => end.port.write(bytes),
    ...options,
  })
  end.port.on('data', (bytes: Buffer) => {
    board.hear(bytes)
  })
  board.boot()
  return {
    board,
    written: end.written,
    unplug: async () => {
      board.powerOff()
      await end.close()
    },
  }
}
