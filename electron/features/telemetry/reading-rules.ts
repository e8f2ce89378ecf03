import type { LatestReading, Quantity, Room, Sensor } from '../../contract/chambers/chambers.ts'
import { dayMs } from '../../platform/durations.ts'

export type Quality = LatestReading['quality']

const clockToleranceMs = 5 * 60_000 // decision 32; the backend refuses later ones too
const backlogMaxMs = 35 * dayMs // a gateway keeps 30 days
const frozenAfter = 12 // messages: 60 s at one each 5 s (decision 35)

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

/** Outside what the sensor can say: error (kept, but out of averages). Frozen or with a doubtful clock: uncertain. */
export function qualityOf(
  value: number,
  sensor: Pick<Sensor, 'minValue' | 'maxValue'>,
  doubts: { frozen: boolean; clock: boolean },
): Quality {
  if (sensor.minValue !== null && value < sensor.minValue) return 'error'
  if (sensor.maxValue !== null && value > sensor.maxValue) return 'error'
  return doubts.frozen || doubts.clock ? 'uncertain' : 'good'
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
