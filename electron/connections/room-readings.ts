import { ok, type Result, refuse } from '../platform/result.ts'
import type { DeviceMessage, Measured, Quantity, Reject, Room } from './frame.ts'
import { isObject, type JsonObject } from './json-object.ts'

export const rooms: readonly Room[] = ['fruiting', 'spawning']

export const isRoom = (value: unknown): value is Room => value === 'fruiting' || value === 'spawning'

/** The words for one quantity, all dialects together; the first is what today's devices say. */
const names: readonly (readonly [Quantity, readonly string[]])[] = [
  ['temperature', ['temp', 'temperature']],
  ['humidity', ['humidity']],
  ['co2', ['co2', 'co2_ppm']],
]

type Found = { measured: Measured[]; tooLarge: string | null }

/** The values that are numbers. `1e999` is valid JSON but no number a computer holds. */
export function valuesOf(said: JsonObject, room: Room): Found {
  const found: Found = { measured: [], tooLarge: null }
  for (const [quantity, words] of names) {
    const word = words.find((one) => said[one] !== undefined)
    const value = word === undefined ? undefined : said[word]
    if (typeof value !== 'number') continue
    if (Number.isFinite(value)) found.measured.push({ room, quantity, value })
    else found.tooLarge = `${room} ${quantity}`
  }
  return found
}

/**
 * `{"fruiting":{"temp":…,"humidity":…,"co2":…},"spawning":{"error":…}}`, as boards and gateways say it. What is sound
 * is kept when something beside it is not; an object without one sound value or dead room is a reject.
 */
export function readingsFromRooms(said: JsonObject, measuredAtMs: number | null): Result<DeviceMessage, Reject> {
  const measured: Measured[] = []
  const deadRooms: Room[] = []
  let tooLarge: string | null = null
  for (const room of rooms) {
    const part = said[room]
    if (!isObject(part)) continue
    const found = valuesOf(part, room)
    measured.push(...found.measured)
    tooLarge ??= found.tooLarge
    if (part.error !== undefined) deadRooms.push(room)
  }
  if (measured.length > 0 || deadRooms.length > 0)
    return ok({ kind: 'readings', measured, lost: [], deadRooms, measuredAtMs })
  if (tooLarge !== null) return refuse({ code: 'OUT_OF_RANGE', detail: tooLarge })
  return refuse({ code: 'BAD_SHAPE', detail: 'no reading of a known room' })
}
