import type { LatestReading, Quantity, Room, Sensor } from '../../contract/chambers/chambers.ts'
import { dayMs } from '../../platform/durations.ts'

export type Quality = LatestReading['quality']

export const clockToleranceMs = 5 * 60_000 // decision 32; the backend refuses later ones too
const backlogMaxMs = 35 * dayMs // a gateway keeps 30 days
const frozenAfter = 12 // messages: 60 s at one each 5 s (decision 35)

/** What a chamber's last message with a time of its own was like. */
export type ClockMemory = { deviceMs: number; receivedMs: number; backlog: boolean; doubtful: boolean }

/**
 * Whether a message that comes after a reconnection can be one that the broker kept for us. Its device's clock was not
 * known to be wrong; it is not older than what we had heard before; and it comes faster than it was measured: a device
 * whose clock is hours behind says old times too, but at its usual pace.
 */
export function fitsBacklog(deviceMs: number, receivedMs: number, before: ClockMemory | null): boolean {
  if (before === null) return true
  if (before.doubtful || deviceMs < before.deviceMs - clockToleranceMs) return false
  const measuredApartMs = deviceMs - before.deviceMs
  return !before.backlog || measuredApartMs <= 0 || receivedMs - before.receivedMs < measuredApartMs / 2
}

export type MeasuredAt = { atMs: number; clockDoubtful: boolean }

/**
 * When a reading was measured. The device's own time is believed within 5 minutes of ours. An older one is believed
 * only while a backlog is coming in (the broker redelivers what we missed): otherwise the device's clock is wrong, and
 * ours is taken and the reading marked.
 */
export function measuredAt(deviceMs: number | null, receivedMs: number, backlog: boolean): MeasuredAt {
  if (deviceMs === null) return { atMs: receivedMs, clockDoubtful: false }
  const lateMs = receivedMs - deviceMs
  const believed = Math.abs(lateMs) <= clockToleranceMs || (backlog && lateMs > 0 && lateMs <= backlogMaxMs)
  return believed ? { atMs: Math.round(deviceMs), clockDoubtful: false } : { atMs: receivedMs, clockDoubtful: true }
}

/** corrected = raw × scale + offset, rounded to what a sensor can tell (4 decimals keep float noise out). */
export function corrected(raw: number, { scale, offset }: { scale: number; offset: number }): number {
  return Math.round((raw * scale + offset) * 10_000) / 10_000
}

/**
 * What a room of a chamber can do between two readings, with room to spare: at once (a door, mist on the sensor, a
 * breath on it), and for each second that has passed. An SCD41 follows a step in the air with 63 % in one to two
 * minutes, so even a door thrown open moves what it says by no more; a slipped digit does (47 % → 4.73 %).
 */
const mostChange: Record<Quantity, { atOnce: number; perSecond: number }> = {
  temperature: { atOnce: 3, perSecond: 0.05 }, // °C
  humidity: { atOnce: 15, perSecond: 0.25 }, // %RH
  co2: { atOnce: 1500, perSecond: 100 }, // ppm; a spawning room aired from 15,000 ppm falls by 200 a second
}

export type Steady = { value: number; atMs: number }

/** Whether no room can have got from the last sound value to this one in the time between. */
export function isJump(quantity: Quantity, last: Steady | undefined, now: Steady): boolean {
  if (!last) return false
  const { atOnce, perSecond } = mostChange[quantity]
  const passedS = Math.abs(now.atMs - last.atMs) / 1000
  return Math.abs(now.value - last.value) > atOnce + perSecond * passedS
}

/** Outside what the sensor can say: error (kept, but out of averages). With any doubt: uncertain. */
export function qualityOf(
  value: number,
  sensor: Pick<Sensor, 'minValue' | 'maxValue'>,
  doubts: { frozen: boolean; clock: boolean; jump?: boolean },
): Quality {
  if (sensor.minValue !== null && value < sensor.minValue) return 'error'
  if (sensor.maxValue !== null && value > sensor.maxValue) return 'error'
  return doubts.frozen || doubts.clock || doubts.jump ? 'uncertain' : 'good'
}

export type FrozenCounter = Map<Room, { values: string; times: number }>

/**
 * Counts how often a room has said the very same values; the board repeats its last good reading when a sensor dies.
 * True from the twelfth identical message on. Changes `counter`.
 */
export function countFrozen(counter: FrozenCounter, of: Room, values: ReadonlyMap<Quantity, number>): boolean {
  const text = [...values]
    .map(([quantity, value]) => `${quantity}=${String(value)}`)
    .sort()
    .join(' ')
  const last = counter.get(of)
  const times = last?.values === text ? last.times + 1 : 1
  counter.set(of, { values: text, times })
  return times >= frozenAfter
}
