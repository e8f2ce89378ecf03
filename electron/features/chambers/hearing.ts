import type { Arrived } from '../../connections/frame.ts'
import type { Chamber, ChamberLive, FoundDevice, LatestReading, Room } from '../../contract/chambers/chambers.ts'
import { createChanging, createTopic } from '../../platform/bus.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Ingest } from '../telemetry/index.ts'
import { createFrameRing, type FrameRing } from './frame-ring.ts'
import { type Heard, livenessOf } from './liveness-rules.ts'
import type { Registry } from './registry.ts'

type Ear = {
  ring: FrameRing
  heard: Heard
  source: Arrived['source'] | null
  latest: Map<string, LatestReading>
  relays: Map<string, { on: boolean; at: Date }>
  frozenRooms: Room[]
  deadRooms: Room[]
}

type Stranger = { found: FoundDevice; ring: FrameRing; waiting: Arrived[] }

const longestWait = 60 // readings frames of a device that is not registered yet; they are stored when it is
const mostStrangers = 200 // an open broker must not fill our memory
const retainedFreshMs = 60_000 // decision 31: an older retained ONLINE says nothing

export type HearingDeps = {
  registry: Registry
  ingest: Ingest
  now: Clock
  /** When the broker connection last came up: what comes right after may be a backlog. */
  brokerLiveSince: () => number | null
}

const backlogMs = 30_000

/** The name under which a device is registered: its own serial number, or one made from the board's identity. */
export function serialNumberOf(arrived: Pick<Arrived, 'source' | 'device'>): string {
  if (arrived.source === 'mqtt') return arrived.device
  return arrived.device
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .toUpperCase()
    .slice(0, 64)
}

const newEar = (): Ear => ({
  ring: createFrameRing(),
  heard: { readingsAtMs: null, onlineAtMs: null, offlineAtMs: null },
  source: null,
  latest: new Map(),
  relays: new Map(),
  frozenRooms: [],
  deadRooms: [],
})

/** Listens to everything that arrives: knows each chamber's state now, keeps strangers until someone registers them. */
export function createHearing(deps: HearingDeps) {
  const { registry, ingest, now } = deps
  const ears = new Map<string, Ear>()
  const strangers = new Map<string, Stranger>()
  const changed = createTopic<string>()
  const found = createChanging<FoundDevice[]>([])
  const lastTold = new Map<string, string>()

  const earOf = (id: string): Ear => {
    const ear = ears.get(id) ?? newEar()
    ears.set(id, ear)
    return ear
  }

  const liveOf = (chamber: Chamber): ChamberLive => {
    const ear = earOf(chamber.id)
    const { liveness, sinceMs } = livenessOf(ear.heard, now().getTime())
    const { readingsAtMs, onlineAtMs } = ear.heard
    const heardMs = Math.max(readingsAtMs ?? 0, onlineAtMs ?? 0)
    return {
      id: chamber.id,
      liveness,
      since: new Date(sinceMs),
      heardAt: heardMs === 0 ? null : new Date(heardMs),
      source: ear.source,
      readings: [...ear.latest.values()],
      relays: [...ear.relays].map(([relay, state]) => ({ relay, ...state })),
      frozenRooms: ear.frozenRooms,
      deadRooms: ear.deadRooms,
      ...ear.ring.counts(),
    }
  }

  const hearStatus = (ear: Ear, online: boolean, arrived: Arrived, atMs: number | null) => {
    const at = atMs ?? arrived.receivedAtMs
    if (!online) ear.heard.offlineAtMs = arrived.retained ? at : arrived.receivedAtMs
    else if (!arrived.retained || arrived.receivedAtMs - at < retainedFreshMs)
      ear.heard.onlineAtMs = arrived.receivedAtMs
  }

  const hearKnown = (chamber: Chamber, ownerId: string, arrived: Arrived) => {
    const ear = earOf(chamber.id)
    ear.source = arrived.source
    if (!arrived.result.ok) return
    const message = arrived.result.value
    if (message.kind === 'status') hearStatus(ear, message.online, arrived, message.atMs)
    // In auto mode a gateway repeats each state every 5 s: since when it holds is what a person asks.
    if (message.kind === 'relay' && ear.relays.get(message.relay)?.on !== message.on)
      ear.relays.set(message.relay, { on: message.on, at: new Date(message.atMs ?? arrived.receivedAtMs) })
    if (message.kind === 'command-answer' && message.ok && message.relay) {
      ear.relays.set(message.relay, { on: message.state === 'ON', at: new Date(arrived.receivedAtMs) })
    }
    if (message.kind === 'note' && message.event === 'ready') {
      // The board has restarted: every relay is off (ecosystem 1.1).
      for (const [relay] of ear.relays) ear.relays.set(relay, { on: false, at: new Date(arrived.receivedAtMs) })
    }
    if (message.kind !== 'readings') return
    const since = deps.brokerLiveSince()
    const backlog = arrived.source === 'mqtt' && since !== null && arrived.receivedAtMs - since < backlogMs
    const { measured, measuredAtMs, deadRooms } = message
    const taken = ingest.take(chamber, ownerId, { measured, measuredAtMs, receivedAtMs: arrived.receivedAtMs, backlog })
    for (const reading of taken.readings) {
      const last = ear.latest.get(reading.sensorId)
      if (!last || last.measuredAt <= reading.measuredAt) ear.latest.set(reading.sensorId, reading)
    }
    const newest = Math.max(0, ...taken.readings.map((reading) => reading.measuredAt.getTime()))
    ear.heard.readingsAtMs = Math.max(ear.heard.readingsAtMs ?? 0, newest) || null
    ear.frozenRooms = taken.frozenRooms
    ear.deadRooms = deadRooms
  }

  const hearStranger = (serialNumber: string, arrived: Arrived) => {
    if (!strangers.has(serialNumber) && strangers.size >= mostStrangers) return
    const at = new Date(arrived.receivedAtMs)
    const stranger: Stranger = strangers.get(serialNumber) ?? {
      found: {
        key: serialNumber,
        source: arrived.source,
        serialNumber,
        dialect: arrived.dialect,
        port: null,
        firstHeardAt: at,
        heardAt: at,
        frames: 0,
        measured: [],
      },
      ring: createFrameRing(),
      waiting: [],
    }
    const message = arrived.result.ok ? arrived.result.value : null
    stranger.found = { ...stranger.found, dialect: arrived.dialect, heardAt: at, frames: stranger.found.frames + 1 }
    if (message?.kind === 'readings') {
      stranger.found.measured = message.measured
      stranger.waiting = [...stranger.waiting.slice(1 - longestWait), arrived]
    }
    addFrame(stranger.ring, arrived)
    strangers.set(serialNumber, stranger)
    // A device that has never said a reading may be a stray topic: it is listed only once it speaks sense.
    found.set([...strangers.values()].filter((one) => one.found.measured.length > 0).map((one) => one.found))
  }

  const addFrame = (ring: FrameRing, { result, receivedAtMs, source, topic, raw }: Arrived) => {
    ring.add({ at: new Date(receivedAtMs), source, topic, raw, reject: result.ok ? null : result.refusal })
  }

  const arrived = (one: Arrived) => {
    const serialNumber = serialNumberOf(one)
    const known = registry.bySerial(serialNumber)
    if (!known) {
      hearStranger(serialNumber, one)
      return
    }
    addFrame(earOf(known.chamber.id).ring, one)
    hearKnown(known.chamber, known.ownerId, one)
    changed.publish(known.chamber.id)
  }

  return {
    arrived,
    /** Makes what arrived durable; the broker is answered after it. */
    commit: () => {
      ingest.commit()
    },
    found,
    liveOf,
    /** Registered here or on another desktop: the frames that wait are heard again, now as a chamber's own. */
    adoptKnown() {
      const known = [...strangers].filter(([serialNumber]) => registry.bySerial(serialNumber))
      for (const [serialNumber] of known) strangers.delete(serialNumber)
      found.set(found.get().filter((one) => strangers.has(one.key)))
      for (const [, stranger] of known) for (const one of stranger.waiting) arrived(one)
      ingest.commit()
    },
    ringOf: (idOrKey: string): FrameRing | null =>
      strangers.get(idOrKey)?.ring ?? (registry.byId(idOrKey) ? earOf(idOrKey).ring : null),
    /** Time passes: tells of chambers whose state changed by silence alone. */
    tick() {
      for (const chamber of registry.all()) {
        const { liveness } = livenessOf(earOf(chamber.id).heard, now().getTime())
        if (lastTold.get(chamber.id) !== liveness) changed.publish(chamber.id)
        lastTold.set(chamber.id, liveness)
      }
    },
    heardOf: (id: string): Heard => earOf(id).heard,
    now: (): ChamberLive[] => registry.all().map(liveOf),
    /** One event for each chamber, then one for each change; several changes of one chamber at once are one event. */
    async *watch(signal: AbortSignal): AsyncGenerator<ChamberLive, void, undefined> {
      const changes = changed.stream(signal)
      for (const chamber of registry.all()) yield liveOf(chamber)
      for await (const ids of changes) {
        for (const id of new Set(ids)) {
          const chamber = registry.byId(id)
          if (chamber) yield liveOf(chamber)
        }
      }
    },
  }
}
export type Hearing = ReturnType<typeof createHearing>
