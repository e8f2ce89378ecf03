import { dayMs } from '../../platform/durations.ts'
import { farmAheadMs } from '../../platform/farm-day.ts'
import type { RelayName, Room } from '../frame.ts'

/** °C, %RH, ppm */
export type Climate = { temp: number; humidity: number; co2: number }
export type Relays = Record<RelayName, boolean>

export type ChamberState = {
  atMs: number
  rooms: Record<Room, Climate>
  relays: Relays
  /** The chamber keeps its own set points; else relays stay as they were set. */
  auto: boolean
  /** How this farm differs from the next one, in °C. */
  warmer: number
}

const allOff = (): Relays => ({
  MIST_MAKER: false,
  HUMIDIFIER_FAN: false,
  FRUITING_EXHAUST_FAN: false,
  FRUITING_INTAKE_FAN: false,
  SPAWNING_EXHAUST_FAN: false,
  DEVICE_EXHAUST_FAN: false,
  FRUITING_LED: false,
})

export function newChamber({
  atMs,
  auto,
  random,
}: {
  atMs: number
  auto: boolean
  random: () => number
}): ChamberState {
  return {
    atMs,
    rooms: {
      fruiting: { temp: 23.5 + random(), humidity: 86 + random() * 6, co2: 700 + random() * 200 },
      spawning: { temp: 27 + random(), humidity: 74 + random() * 3, co2: 3000 + random() * 500 },
    },
    relays: allOff(),
    auto,
    warmer: random() * 1.5 - 0.75,
  }
}

const yearMs = 365.25 * dayMs
const cropMs = 11 * dayMs // from one flush of mushrooms to the next
const turn = (atMs: number, periodMs: number) => ((atMs % periodMs) / periodMs) * 2 * Math.PI

/** Outside, warmest at three in the afternoon and in May. */
const outsideTemp = (atMs: number) =>
  27 +
  4 * Math.cos(turn(atMs + farmAheadMs - (15 / 24) * dayMs, dayMs)) +
  2 * Math.cos(turn(atMs - 135 * dayMs, yearMs))
/** How much the crop breathes, ppm that the room would end at with all fans off: most when a flush ripens. */
const breathing = (atMs: number) => 1900 + 600 * Math.sin(turn(atMs, cropMs))
const farmHour = (atMs: number) => (((atMs + farmAheadMs) % dayMs) / dayMs) * 24

/** The rules of a gateway in auto mode: what is on stays on until the other limit (ecosystem 1.3). */
function automatic({ rooms, relays, atMs }: ChamberState): Relays {
  const { temp, humidity, co2 } = rooms.fruiting
  const on = (is: boolean, start: boolean, stop: boolean) => start || (is && !stop)
  const exhaust = on(relays.FRUITING_EXHAUST_FAN, co2 > 1000 || temp > 26, co2 < 650 && temp < 25.5)
  const mist = !exhaust && on(relays.MIST_MAKER, humidity < 85, humidity > 95)
  const hour = farmHour(atMs)
  return {
    ...relays,
    FRUITING_EXHAUST_FAN: exhaust,
    FRUITING_INTAKE_FAN: exhaust,
    MIST_MAKER: mist,
    HUMIDIFIER_FAN: mist,
    SPAWNING_EXHAUST_FAN: on(relays.SPAWNING_EXHAUST_FAN, rooms.spawning.co2 > 4800, rooms.spawning.co2 < 3200),
    FRUITING_LED: hour >= 8 && hour < 20,
  }
}

/** Moves a value towards where it would end, by the share that `seconds` of a time constant bring. */
const towards = (value: number, end: number, seconds: number, constantS: number) =>
  end + (value - end) * Math.exp(-seconds / constantS)

/** What a room's climate is `ms` later. Pure but for `random`, which gives the noise of the sensors. */
export function stepChamber(before: ChamberState, ms: number, random: () => number): ChamberState {
  const atMs = before.atMs + ms
  const seconds = ms / 1000
  const relays = before.auto ? automatic({ ...before, atMs }) : before.relays
  const outside = outsideTemp(atMs) + before.warmer
  const noise = (size: number) => (random() - 0.5) * size
  const { fruiting, spawning } = before.rooms
  const flushed = relays.FRUITING_EXHAUST_FAN
  const misted = relays.MIST_MAKER
  const rooms = {
    fruiting: {
      temp:
        towards(fruiting.temp, flushed ? Math.min(outside - 1.5, 25) : 23 + (outside - 24) * 0.25, seconds, 1800) +
        noise(0.06),
      humidity: towards(fruiting.humidity, misted ? 99 : flushed ? 74 : 78, seconds, misted ? 600 : 4500) + noise(0.3),
      co2: towards(fruiting.co2, flushed ? 420 : breathing(atMs), seconds, flushed ? 1500 : 20_000) + noise(3),
    },
    spawning: {
      temp: towards(spawning.temp, 27 + (outside - 27) * 0.2, seconds, 3600) + noise(0.04),
      humidity: towards(spawning.humidity, 75.5, seconds, 1800) + noise(0.2),
      co2:
        towards(
          spawning.co2,
          relays.SPAWNING_EXHAUST_FAN ? 450 : 9000,
          seconds,
          relays.SPAWNING_EXHAUST_FAN ? 600 : 9000,
        ) + noise(15),
    },
  }
  return { ...before, atMs, relays, rooms }
}

const round = (value: number, low: number, high: number) => Math.round(Math.min(high, Math.max(low, value)) * 10) / 10

/** What the sensor says of a climate: one decimal, within what the firmware lets through (ecosystem 1.2). */
export function sensed({ temp, humidity, co2 }: Climate): Climate {
  return { temp: round(temp, -10, 60), humidity: round(humidity, 0, 100), co2: Math.round(round(co2, 400, 5000)) }
}

export function withRelay(state: ChamberState, relay: RelayName, on: boolean): ChamberState {
  return { ...state, relays: { ...state.relays, [relay]: on } }
}

export const withAllOff = (state: ChamberState): ChamberState => ({ ...state, relays: allOff() })
