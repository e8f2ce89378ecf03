import type { LostValue, Measured, NoteAbout } from '../../connections/frame.ts'
import type { AgeLimits } from '../../contract/chambers/ages.ts'
import type { Quantity, Room, Sensor } from '../../contract/chambers/chambers.ts'

type Place = Pick<Sensor, 'id' | 'room' | 'quantity'>

/** The sensors that a note speaks of: one, one room's, or all where it does not say. */
export function sensorsMeant(sensors: readonly Place[], about: NoteAbout | undefined): Place[] {
  const { room = null, quantity = null } = about ?? {}
  return sensors.filter(
    (sensor) => (room === null || sensor.room === room) && (quantity === null || sensor.quantity === quantity),
  )
}

/** The rooms of some sensors, each once. */
export const roomsOf = (sensors: readonly Place[], ids: ReadonlySet<string>): Room[] => [
  ...new Set(sensors.filter(({ id }) => ids.has(id)).map(({ room }) => room)),
]

/** The sensors of which something came, readable or not. */
export function sensorsSaid(sensors: readonly Place[], said: readonly (Measured | LostValue)[]): string[] {
  const is = (of: { room: Room; quantity: Quantity }, sensor: Place) =>
    of.room === sensor.room && of.quantity === sensor.quantity
  return sensors.filter((sensor) => said.some((one) => is(one, sensor))).map(({ id }) => id)
}

type Known = {
  said: ReadonlySet<string>
  /** What earlier runs and other desktops have stored was looked at. */
  isPastKnown: boolean
}

/**
 * The sensors that a device has never said anything of while it said others: an older board has one room. One that came
 * once and stopped is missing, and so is each of a device that says nothing at all.
 */
export function notFitted(sensors: readonly Place[], { said, isPastKnown }: Known): ReadonlySet<string> {
  const silent = sensors.filter(({ id }) => !said.has(id))
  return new Set(isPastKnown && silent.length < sensors.length ? silent.map(({ id }) => id) : [])
}

/** The sensors whose board has warned lately that they measure more than it passes on. */
export function outOfRange(
  warnedAtMs: ReadonlyMap<string, number>,
  { atMs, limits }: { atMs: number; limits: AgeLimits },
): ReadonlySet<string> {
  return new Set([...warnedAtMs].filter(([, warned]) => atMs - warned < limits.staleMs).map(([id]) => id))
}
