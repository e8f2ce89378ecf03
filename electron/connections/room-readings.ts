import { ok, type Result, refuse } from '../platform/result.ts'
import type { DeviceMessage, LostValue, Measured, Quantity, Reject, Room } from './frame.ts'
import { excerpt, isObject, type JsonObject } from './json-object.ts'

export const rooms: readonly Room[] = ['fruiting', 'spawning']

export const isRoom = (value: unknown): value is Room => value === 'fruiting' || value === 'spawning'

/** The words for one quantity, all dialects together; the first is what today's devices say. */
const names: readonly (readonly [Quantity, readonly string[]])[] = [
  ['temperature', ['temp', 'temperature']],
  ['humidity', ['humidity']],
  ['co2', ['co2', 'co2_ppm']],
]

type Found = { measured: Measured[]; lost: LostValue[] }

/** A number said as text: `"21.4"`, or with a decimal comma where it can be nothing else (`1,200` could be both). */
const numberText = /^[+-]?\d{1,6}([.,]\d{1,2})?$/

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || !numberText.test(value.trim())) return null
  return Number(value.trim().replace(',', '.'))
}

const textOf = (value: unknown): string => excerpt(typeof value === 'string' ? value : JSON.stringify(value))
/** `1e999` is valid JSON but no number that a computer holds. */
const saidOf = (value: unknown): string => (typeof value === 'number' ? String(value) : textOf(value))

/** What is beside each other in one object, each value by itself. `isSound` knows the device's own form of a number. */
export function valuesOf(
  said: JsonObject,
  room: Room,
  isSound: (quantity: Quantity, value: number) => boolean = () => true,
): Found {
  const found: Found = { measured: [], lost: [] }
  for (const [quantity, words] of names) {
    const word = words.find((one) => Object.hasOwn(said, one))
    if (word === undefined) continue
    const value = numberOf(said[word])
    if (value !== null && isSound(quantity, value)) found.measured.push({ room, quantity, value })
    else found.lost.push({ room, quantity, said: saidOf(said[word]) })
  }
  return found
}

/** As today's firmware prints them: tenths of °C and %RH, whole ppm (its rounding is in main.cpp, ecosystem 1.1). */
const isPrinted = (quantity: Quantity, value: number) =>
  quantity === 'co2' ? Number.isInteger(value) : Number(value.toFixed(1)) === value

const quantities: readonly Quantity[] = ['temperature', 'humidity', 'co2']

/** All three of a room that can't be read, with what was said of each. */
const lostRoom = (room: Room, said: unknown): LostValue[] =>
  quantities.map((quantity) => {
    const [, words] = names.find(([name]) => name === quantity) ?? [quantity, []]
    const word = isObject(said) ? words.find((one) => Object.hasOwn(said, one)) : undefined
    return { room, quantity, said: isObject(said) && word !== undefined ? saidOf(said[word]) : textOf(said) }
  })

/**
 * One room of today's devices: three values, or an error. A firmware that prints a room prints all of it: where a part
 * is missing or has an unknown name, bytes were lost, and what is left may belong to something else.
 */
function readRoom(said: unknown, room: Room): Found & { isDead: boolean } {
  const isDead = isObject(said) && said.error !== undefined
  const known = names.flatMap(([, words]) => words)
  const isWhole = isObject(said) && Object.keys(said).every((key) => key === 'error' || known.includes(key))
  if (!isObject(said) || !isWhole) return { measured: [], lost: lostRoom(room, said), isDead: false }
  const found = valuesOf(said, room, isPrinted)
  if (isDead || found.measured.length + found.lost.length === quantities.length) return { ...found, isDead }
  return { measured: [], lost: lostRoom(room, said), isDead: false }
}

/** The message, or the reject where nothing of it can be read. */
export function readingsOrReject(
  { measured, lost }: Found,
  deadRooms: Room[],
  measuredAtMs: number | null,
): Result<DeviceMessage, Reject> {
  if (measured.length > 0 || deadRooms.length > 0)
    return ok({ kind: 'readings', measured, lost, deadRooms, measuredAtMs })
  const [first] = lost
  if (!first) return refuse({ code: 'BAD_SHAPE', detail: 'no reading of a known room' })
  const code = /^-?(Infinity|inf)$/i.test(first.said) ? 'OUT_OF_RANGE' : 'BAD_SHAPE'
  return refuse({ code, detail: `${first.room} ${first.quantity}: ${first.said}` })
}

/**
 * `{"fruiting":{"temp":…,"humidity":…,"co2":…},"spawning":{"error":…}}`, as boards and gateways say it. What is sound
 * is kept when something beside it is not; an object without one sound value or dead room is a reject.
 */
export function readingsFromRooms(said: JsonObject, measuredAtMs: number | null): Result<DeviceMessage, Reject> {
  const found: Found = { measured: [], lost: [] }
  const deadRooms: Room[] = []
  for (const room of rooms) {
    if (!Object.hasOwn(said, room) || said[room] === null) continue
    const read = readRoom(said[room], room)
    found.measured.push(...read.measured)
    found.lost.push(...read.lost)
    if (read.isDead) deadRooms.push(room)
  }
  return readingsOrReject(found, deadRooms, measuredAtMs)
}
