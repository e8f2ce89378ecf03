import type { Room } from '../frame.ts'
import type { Dialect } from '../serial/parse-line.ts'
import { type ChamberState, sensed } from './chamber-model.ts'

/** The lines of one dialect, without their line ends. */
export type BoardSpeech = {
  banner(): string[]
  ready(): string[]
  /** Said once, and then again and again. */
  sensorsMissing(): readonly [string[], string[]]
  report(chamber: ChamberState, deadRoom: boolean): string[]
  mode(room: Room): string[]
  silence(seconds: number): string[]
  resumed(seconds: number): string[]
}

const nothing = (): string[] => []
const rule = '='.repeat(40)

const json: BoardSpeech = {
  banner: () => ['', rule, '  M.A.S.H. IoT - Arduino Firmware v1.0', rule, '', '[INIT] Initializing sensors...'],
  ready: () => ['[OK] Sensors ready', '', '[READY] System ready. Waiting for commands...', ''],
  sensorsMissing: () => [['[ERROR] Sensor initialization failed!'], ['[ERROR] Please check sensor wiring']],
  report: ({ rooms }, deadRoom) => [
    JSON.stringify({
      fruiting: deadRoom ? { error: 'invalid_reading' } : sensed(rooms.fruiting),
      spawning: sensed(rooms.spawning),
    }),
  ],
  mode: nothing,
  silence: (seconds) => [`[WATCHDOG] No serial data for ${seconds}s`],
  resumed: (seconds) => [`[WATCHDOG] Serial resumed after ${seconds}s silence`, '{"watchdog":"recovered"}'],
}

/** The older sketches measure one room at a time, the one they were told last. */
function older(lines: (said: { room: Room; temp: number; humidity: number; co2: number; millis: number }) => string[]) {
  let room: Room = 'spawning'
  const startedMs = performance.now()
  const speech: Pick<BoardSpeech, 'report' | 'silence' | 'resumed'> & { tell(next: Room): void; room(): Room } = {
    report: ({ rooms }) => lines({ room, ...sensed(rooms[room]), millis: Math.round(performance.now() - startedMs) }),
    silence: nothing,
    resumed: nothing,
    tell: (next) => {
      room = next
    },
    room: () => room,
  }
  return speech
}

function csv(): BoardSpeech {
  const base = older(({ room, temp, humidity, co2, millis }) => {
    const alert = room === 'spawning' ? co2 < 10_000 : co2 < 500 || co2 > 800
    const mode = room.toUpperCase()
    return [
      ...(alert ? [`ALERT,${millis},${mode},${co2}`] : []),
      `SENSOR,${millis},${co2},${temp.toFixed(2)},${humidity.toFixed(2)},${mode},${alert ? 1 : 0}`,
    ]
  })
  return {
    ...base,
    banner: () => ['=== MASH IoT Device - Arduino Uno Sensor Hub ===', 'Initializing SCD41 sensor...'],
    ready: () => ['SUCCESS: SCD41 sensor initialized!', '='.repeat(48)],
    sensorsMissing: () => [['ERROR: SCD41 sensor not detected on I2C bus (0x62)'], []],
    mode: (room) => {
      base.tell(room)
      return [`MODE,${room.toUpperCase()}`]
    },
  }
}

function tagged(): BoardSpeech {
  const base = older(({ temp, humidity, co2 }) => [`T:${temp.toFixed(1)},H:${humidity.toFixed(1)},C:${co2}`])
  return {
    ...base,
    banner: () => ['MASH Arduino Controller Initialized', 'Ready to receive commands'],
    ready: nothing,
    sensorsMissing: () => [[], ['ERROR:Failed to read from DHT sensor']],
    mode: (room) => {
      base.tell(room)
      return [`MODE:${room === 'spawning' ? 'Spawning' : 'Fruiting'}`]
    },
  }
}

function legacy(): BoardSpeech {
  const base = older(({ temp, humidity, co2 }) => [
    `CO2: ${co2} ppm\tTemperature: ${temp.toFixed(1)} °C\tHumidity: ${humidity.toFixed(1)} %`,
  ])
  return { ...base, banner: nothing, ready: nothing, sensorsMissing: () => [[], []], mode: nothing }
}

export function createBoardSpeech(dialect: Dialect): BoardSpeech {
  return { A: () => json, B: csv, C: tagged, D: legacy }[dialect]()
}
