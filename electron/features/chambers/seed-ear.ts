import type { LatestReading } from '../../contract/chambers/chambers.ts'
import type { Moment } from './chamber-live.ts'
import type { Ear } from './ear.ts'

/** What the database has of a chamber. */
export type Seed = {
  /** When it was last heard, by whichever desktop. */
  lastSeen: Date | null
  /** The last of each sensor, and the gaps between its last few, ms. */
  readings: readonly (LatestReading & { gapsMs: readonly number[] })[]
  /** The sensors that have ever said a value. */
  said: ReadonlySet<string>
}

/** Remembers what is stored wherever this program has heard nothing itself. A time of the future is taken for now. */
export function seedEar(ear: Ear, { lastSeen, readings, said }: Seed, { nowMs, atMs }: Moment): void {
  const momentOf = (date: Date) => atMs - Math.max(0, nowMs - date.getTime())
  if (lastSeen) ear.heard.storedAtMs = momentOf(lastSeen)
  for (const { gapsMs, ...reading } of readings) {
    if (ear.latest.has(reading.sensorId)) continue
    ear.latest.set(reading.sensorId, reading)
    ear.heardAtMs.set(reading.sensorId, momentOf(reading.measuredAt))
    if (ear.pace.gapsMs.length === 0) ear.pace = { ...ear.pace, gapsMs }
  }
  for (const id of said) ear.saidOf.add(id)
  ear.isPastKnown = true
}
