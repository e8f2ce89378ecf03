import type { Arrived, DeviceMessage } from '../../connections/frame.ts'
import type { LatestReading, Sensor } from '../../contract/chambers/chambers.ts'
import type { Monotonic } from '../../platform/clock.ts'
import type { Ingest } from '../telemetry/index.ts'
import { alertOf, keepAlert } from './device-alerts.ts'
import { type Ear, newEar } from './ear.ts'
import { outOfRange, roomsOf, sensorsMeant, sensorsSaid } from './fitted-rules.ts'
import { hearStatus } from './hear-status.ts'
import type { HeardMessage, HeardReadings } from './heard-message.ts'
import { limitsOf, paced } from './pace-rules.ts'
import type { Registered } from './registry.ts'
import { hearRelays } from './relay-memory.ts'
import { ageWhenHeard, type Before, isSaidNow } from './when-said-rules.ts'

export type EarsDeps = {
  ingest: Ingest
  monotonicMs: Monotonic
  /** When the broker connection last came up: what comes right after may be a backlog. */
  brokerLiveSince: () => number | null
}

const backlogMs = 30_000

type SaidReadings = Extract<DeviceMessage, { kind: 'readings' }>

/** One ear for each registered chamber. */
export function createEars({ ingest, monotonicMs, brokerLiveSince }: EarsDeps) {
  const ears = new Map<string, Ear>()
  const earOf = (id: string): Ear => {
    const ear = ears.get(id) ?? newEar(monotonicMs())
    ears.set(id, ear)
    return ear
  }
  /** The connection as the computer's clock names it, and when it was seen by the clock that only goes forward. */
  let broker: { since: number | null; atMs: number } = { since: null, atMs: monotonicMs() }
  const lookAtBroker = (atMs: number) => {
    const since = brokerLiveSince()
    if (since !== broker.since) broker = { since, atMs }
  }
  const isBacklog = ({ source }: Arrived, atMs: number): boolean => {
    lookAtBroker(atMs)
    return source === 'mqtt' && broker.since !== null && atMs - broker.atMs < backlogMs
  }

  /** What came before the connection was lost says nothing of how what was missed follows each other. */
  const inThisBacklog = (last: Before['last']) => (last && last.atMs >= broker.atMs ? last : null)

  /** Null: a broker had kept it and nobody can know since when, so it is no news. */
  const hearReadings = (
    ear: Ear,
    { chamber, ownerId }: Registered,
    { message, ...arrived }: Arrived & { message: SaidReadings; atMs: number },
  ): HeardReadings | null => {
    const { receivedAtMs, retained: isRetained, atMs } = arrived
    const { measured, lost, measuredAtMs, deadRooms } = message
    const one = { receivedAtMs, atMs, deviceMs: measuredAtMs, isRetained, isBacklog: isBacklog(arrived, atMs) }
    const before = { ...ear.said, last: inThisBacklog(ear.said.last) }
    const ageMs = ageWhenHeard(one, before)
    const isNow = isSaidNow(one, before)
    if (isRetained && ageMs === null) return null
    const taken = ingest.take(chamber, ownerId, {
      ...{ measured, measuredAtMs, receivedAtMs, backlog: one.isBacklog, retained: isRetained },
      outOfRange: roomsOf(chamber.sensors, outOfRange(ear.outOfRange, { atMs, limits: limitsOf(ear.pace.gapsMs) })),
    })
    if (!isRetained) {
      ear.said = {
        last: one.isBacklog ? { atMs, deviceMs: measuredAtMs } : null,
        behindMs: isNow && measuredAtMs !== null ? atMs - measuredAtMs : ear.said.behindMs,
      }
    }
    for (const id of sensorsSaid(chamber.sensors, [...measured, ...lost])) ear.saidOf.add(id)
    if (ageMs !== null) keepHeard(ear, { readings: taken.readings, saidAtMs: atMs - ageMs, isNow })
    const said = new Set([...measured.map(({ room }) => room), ...deadRooms])
    const others = (rooms: Ear['deadRooms']) => rooms.filter((room) => !said.has(room)) // of them it says nothing now
    ear.frozenRooms = [...others(ear.frozenRooms), ...taken.frozenRooms]
    ear.deadRooms = [...others(ear.deadRooms), ...deadRooms]
    return { kind: 'readings', deadRooms, ...taken }
  }

  return {
    earOf,
    /** A connection that came up while nobody spoke was up before their first word. */
    lookAtBroker,
    /** What it said, when that was understood and is news. */
    hear(registered: Registered, arrived: Arrived, atMs: number): HeardMessage | null {
      const ear = earOf(registered.chamber.id)
      ear.ring.add(arrived)
      ear.source = arrived.source
      if (!arrived.result.ok) return null
      const { receivedAtMs, retained } = arrived
      const said = arrived.result.value
      if (said.kind === 'status') hearStatus(ear, said, { arrived, atMs })
      if (said.kind === 'alert') {
        const alert = alertOf(said, arrived)
        if (!alert) return null
        ear.alerts = keepAlert(ear.alerts, alert)
      }
      if (said.kind === 'note') hearNote(ear, said, { sensors: registered.chamber.sensors, atMs })
      hearRelays(ear.relays, said, arrived)
      const message =
        said.kind === 'readings' ? hearReadings(ear, registered, { ...arrived, message: said, atMs }) : said
      return message && { chamberId: registered.chamber.id, receivedAtMs, retained, message }
    },
  }
}

type Kept = { readings: readonly LatestReading[]; saidAtMs: number; isNow: boolean }

/** What is said now stands, though a clock that was put right shows less than before; what was missed may be older. */
function keepHeard(ear: Ear, { readings, saidAtMs, isNow }: Kept) {
  for (const reading of readings) {
    const { sensorId, value, quality, measuredAt } = reading
    const last = ear.latest.get(sensorId)
    if (isNow || !last || last.measuredAt <= measuredAt) ear.latest.set(sensorId, reading)
    ear.heardAtMs.set(sensorId, Math.max(ear.heardAtMs.get(sensorId) ?? saidAtMs, saidAtMs))
    if (quality !== 'error') ear.traces.add(sensorId, value, { atMs: measuredAt.getTime(), isNow })
  }
  if (isNow) ear.pace = paced(ear.pace, saidAtMs)
  const { heard } = ear
  heard.readingsAtMs = Math.max(heard.readingsAtMs ?? saidAtMs, saidAtMs)
  heard.startsAtMs = heard.startsAtMs.filter((at) => at > saidAtMs)
}

/** A board that says that its sensors give nothing is alive: what is wrong with it is another thing. */
function hearNote(
  ear: Ear,
  { event, about }: Extract<DeviceMessage, { kind: 'note' }>,
  { sensors, atMs }: { sensors: readonly Sensor[]; atMs: number },
) {
  if (event === 'out-of-range') for (const { id } of sensorsMeant(sensors, about)) ear.outOfRange.set(id, atMs)
  if (event !== 'sensor-init-failed' && event !== 'sensor-failed') return
  // Of a board that has spoken of one room only, the other has no sensor to fail.
  const own = sensors.filter(({ id }) => ear.saidOf.size === 0 || ear.saidOf.has(id))
  const meant = new Set(sensorsMeant(about?.room ? sensors : own, about).map(({ id }) => id))
  ear.deadRooms = [...new Set([...ear.deadRooms, ...roomsOf(sensors, meant)])]
  keepHeard(ear, { readings: [], saidAtMs: atMs, isNow: true })
}
