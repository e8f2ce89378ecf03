import type { Arrived, DeviceMessage } from '../../connections/frame.ts'
import type { DeviceAlert, LatestReading, Room } from '../../contract/chambers/chambers.ts'
import type { RelayName } from '../../contract/chambers/relays.ts'
import type { Ingest } from '../telemetry/index.ts'
import { keepAlert } from './device-alerts.ts'
import { createFrameRing, type FrameRing } from './frame-ring.ts'
import type { HeardMessage, HeardReadings } from './heard-message.ts'
import type { Heard } from './liveness-rules.ts'
import type { Registered } from './registry.ts'
import { createTraces, type Traces } from './traces.ts'

/** What is remembered of one registered chamber. */
export type Ear = {
  ring: FrameRing
  heard: Heard
  source: Arrived['source'] | null
  latest: Map<string, LatestReading>
  traces: Traces
  relays: Map<RelayName, { on: boolean; at: Date }>
  frozenRooms: Room[]
  deadRooms: Room[]
  alerts: DeviceAlert[]
}

const newEar = (): Ear => ({
  ring: createFrameRing(),
  heard: { readingsAtMs: null, onlineAtMs: null, offlineAtMs: null },
  source: null,
  latest: new Map(),
  traces: createTraces(),
  relays: new Map(),
  frozenRooms: [],
  deadRooms: [],
  alerts: [],
})

export type EarsDeps = {
  ingest: Ingest
  /** When the broker connection last came up: what comes right after may be a backlog. */
  brokerLiveSince: () => number | null
}

const backlogMs = 30_000
const retainedFreshMs = 60_000 // decision 31: an older retained ONLINE says nothing

/** One ear for each registered chamber. */
export function createEars({ ingest, brokerLiveSince }: EarsDeps) {
  const ears = new Map<string, Ear>()
  const earOf = (id: string): Ear => {
    const ear = ears.get(id) ?? newEar()
    ears.set(id, ear)
    return ear
  }

  const hearReadings = (
    ear: Ear,
    { chamber, ownerId }: Registered,
    arrived: Arrived & { message: Extract<DeviceMessage, { kind: 'readings' }> },
  ): HeardReadings => {
    const { receivedAtMs, message } = arrived
    const since = brokerLiveSince()
    const backlog = arrived.source === 'mqtt' && since !== null && receivedAtMs - since < backlogMs
    const { measured, measuredAtMs, deadRooms } = message
    const taken = ingest.take(chamber, ownerId, { measured, measuredAtMs, receivedAtMs, backlog })
    keepReadings(ear, taken.readings)
    const said = new Set([...measured.map(({ room }) => room), ...deadRooms])
    const others = (rooms: Room[]) => rooms.filter((room) => !said.has(room)) // of them it says nothing now
    ear.frozenRooms = [...others(ear.frozenRooms), ...taken.frozenRooms]
    ear.deadRooms = [...others(ear.deadRooms), ...deadRooms]
    return { kind: 'readings', deadRooms, ...taken }
  }

  return {
    earOf,
    /** What it said, when that was understood. */
    hear(registered: Registered, arrived: Arrived): HeardMessage | null {
      const ear = earOf(registered.chamber.id)
      ear.ring.add(arrived)
      ear.source = arrived.source
      if (!arrived.result.ok) return null
      const { receivedAtMs, retained } = arrived
      const said = arrived.result.value
      if (said.kind === 'status') hearStatus(ear, said, arrived)
      hearRelays(ear, said, receivedAtMs)
      if (said.kind === 'alert') ear.alerts = keepAlert(ear.alerts, alertOf(said, receivedAtMs))
      const message = said.kind === 'readings' ? hearReadings(ear, registered, { ...arrived, message: said }) : said
      return { chamberId: registered.chamber.id, receivedAtMs, retained, message }
    },
  }
}

function keepReadings(ear: Ear, readings: readonly LatestReading[]) {
  for (const reading of readings) {
    const last = ear.latest.get(reading.sensorId)
    if (!last || last.measuredAt <= reading.measuredAt) ear.latest.set(reading.sensorId, reading)
    if (reading.quality !== 'error') ear.traces.add(reading.sensorId, reading.value, reading.measuredAt.getTime())
  }
  const newest = Math.max(0, ...readings.map((reading) => reading.measuredAt.getTime()))
  ear.heard.readingsAtMs = Math.max(ear.heard.readingsAtMs ?? 0, newest) || null
}

function hearStatus(ear: Ear, { online, atMs }: { online: boolean; atMs: number | null }, arrived: Arrived) {
  const at = atMs ?? arrived.receivedAtMs
  if (!online) ear.heard.offlineAtMs = arrived.retained ? at : arrived.receivedAtMs
  else if (!arrived.retained || arrived.receivedAtMs - at < retainedFreshMs) ear.heard.onlineAtMs = arrived.receivedAtMs
}

function hearRelays(ear: Ear, message: DeviceMessage, receivedAtMs: number) {
  // In auto mode a gateway repeats each state every 5 s: since when it holds is what a person asks.
  if (message.kind === 'relay' && ear.relays.get(message.relay)?.on !== message.on)
    ear.relays.set(message.relay, { on: message.on, at: new Date(message.atMs ?? receivedAtMs) })
  if (message.kind === 'command-answer' && message.ok && message.relay) {
    ear.relays.set(message.relay, { on: message.state === 'ON', at: new Date(receivedAtMs) })
  }
  if (message.kind === 'note' && message.event === 'ready') {
    // The board has restarted: every relay is off (ecosystem 1.1).
    for (const [relay] of ear.relays) ear.relays.set(relay, { on: false, at: new Date(receivedAtMs) })
  }
}

const alertOf = (
  { type, room, message, severity }: Extract<DeviceMessage, { kind: 'alert' }>,
  receivedAtMs: number,
): DeviceAlert => ({ type, room, message, severity, at: new Date(receivedAtMs) })
