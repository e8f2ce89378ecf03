/**
 * One chamber and the desktops that hear it, in plain numbers: nothing here knows the program. A moment is milliseconds
 * of real time since the beginning, which no clock shows and only goes forward; a clock is that and how far it is off.
 */
export const second = 1000
export const minute = 60 * second
export const sensors = ['fruiting temperature', 'fruiting humidity', 'fruiting co2', 'spawning temperature'] as const
export type SensorName = (typeof sensors)[number]
export const roomOf = (sensor: SensorName) => sensor.slice(0, 8)

/** What a gateway says: numbered, so that it is known which it is however often and by whomever it is heard. */
export type Frame = { no: number; deviceMs: number | null; values: Partial<Record<SensorName, number>> }
export type Quality = 'good' | 'uncertain' | 'error'
export type Row = { at: number; value: number; quality: Quality }

/** How old values and words may grow (31). */
export type Limits = { staleMs: number; quietMs: number; oldMs: number }

export type Desktop = {
  /** How far its clock is off. */
  offMs: number
  startedAt: number
  /** When its connection to the broker came up: what comes within half a minute may be what it missed. */
  connectedAt: number
  readingsAt: number | null
  onlineAt: number | null
  offlineAt: number | null
  /** When it came up, since its last readings. */
  startsAt: number[]
  /** What the database told after the start: when it was last heard, by whichever desktop. */
  storedAt: number | null
  sensors: Partial<Record<SensorName, number>>
  /** The frame before, of those that came by themselves, as far as clocks are concerned. */
  last: { deviceMs: number; receivedMs: number; isBacklog: boolean; isDoubtful: boolean } | null
  lastInBacklog: { at: number; deviceMs: number | null } | null
  /** How far the device's clock is behind real time, as its living frames have shown. */
  behindMs: number | null
  same: Record<string, { said: string; times: number }>
  /** Read and not yet in the database. */
  spool: { key: string; sensor: SensorName; row: Row }[]
}

export type Farm = {
  now: number
  /** By what the computers' clocks count when they are right. */
  epochMs: number
  desktops: Record<string, Desktop>
  rows: Record<string, { sensor: SensorName; row: Row }>
  /** As the database has it, by a clock. */
  lastSeenMs: number | null
}

export const clockOf = ({ epochMs, now }: Farm, { offMs }: Desktop): number => epochMs + now + offMs
