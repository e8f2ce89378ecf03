import type { Arrived } from '../../connections/frame.ts'
import type { DeviceAlert, LatestReading, Room } from '../../contract/chambers/chambers.ts'
import { createFrameRing, type FrameRing } from './frame-ring.ts'
import type { Heard } from './liveness-rules.ts'
import { noPace, type Pace } from './pace-rules.ts'
import { noRelays, type RelayMemory } from './relay-memory.ts'
import { createTraces, type Traces } from './traces.ts'
import type { Before } from './when-said-rules.ts'

/** What is remembered of one registered chamber. Moments are by the clock that only goes forward, unless they are dates. */
export type Ear = {
  ring: FrameRing
  heard: Heard
  pace: Pace
  said: Before
  source: Arrived['source'] | null
  latest: Map<string, LatestReading>
  heardAtMs: Map<string, number>
  saidOf: Set<string>
  isPastKnown: boolean
  outOfRange: Map<string, number>
  traces: Traces
  relays: RelayMemory
  frozenRooms: Room[]
  deadRooms: Room[]
  alerts: DeviceAlert[]
}

export const newEar = (atMs: number): Ear => ({
  ring: createFrameRing(),
  heard: {
    ...{ watchedSinceMs: atMs, readingsAtMs: null, onlineAtMs: null, offlineAtMs: null },
    ...{ storedAtMs: null, startsAtMs: [] },
  },
  pace: noPace,
  said: { last: null, behindMs: null },
  source: null,
  latest: new Map(),
  heardAtMs: new Map(),
  saidOf: new Set(),
  isPastKnown: false,
  outOfRange: new Map(),
  traces: createTraces(),
  relays: noRelays(),
  frozenRooms: [],
  deadRooms: [],
  alerts: [],
})
