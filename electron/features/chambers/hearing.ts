import type { Arrived } from '../../connections/frame.ts'
import type { Chamber, ChamberLive } from '../../contract/chambers/chambers.ts'
import { createTopic } from '../../platform/bus.ts'
import type { Clock } from '../../platform/clock.ts'
import { chamberLive, type Moment, standing } from './chamber-live.ts'
import { createEars, type EarsDeps } from './ears.ts'
import type { FrameRing } from './frame-ring.ts'
import type { HeardMessage } from './heard-message.ts'
import { lastHeardMs } from './liveness-rules.ts'
import type { Registry } from './registry.ts'
import { forgetRelays } from './relay-memory.ts'
import { type Seed, seedEar } from './seed-ear.ts'
import { serialNumberOf } from './serial-number.ts'
import { createStrangers, type Dismissals } from './strangers.ts'
import type { Trace } from './traces.ts'

export type HearingDeps = EarsDeps & { registry: Registry; now: Clock; dismissals: Dismissals }

/** Listens to everything that arrives: knows each chamber's state now, keeps strangers until someone registers them. */
export function createHearing(deps: HearingDeps) {
  const { registry, ingest, now, monotonicMs } = deps
  const ears = createEars(deps)
  const strangers = createStrangers(deps.dismissals)
  /** Whatever a registered chamber said and was understood. */
  const heard = createTopic<HeardMessage>()
  /** Chambers, by id, that are not as they were: heard, refused, judged anew. */
  const changed = createTopic<string>()
  const lastStanding = new Map<string, string>()

  const moment = (): Moment => ({ nowMs: now().getTime(), atMs: monotonicMs() })
  const liveOf = (chamber: Chamber): ChamberLive => chamberLive(chamber, ears.earOf(chamber.id), moment())
  const hear = (one: Arrived, atMs: number) => {
    const serialNumber = serialNumberOf(one)
    const registered = registry.bySerial(serialNumber)
    if (!registered) {
      strangers.hear(serialNumber, one, atMs)
      return
    }
    const message = ears.hear(registered, one, atMs)
    if (message) heard.publish(message)
    else changed.publish(registered.chamber.id)
  }

  heard.listen(({ chamberId }) => {
    changed.publish(chamberId)
  })
  // Other set points judge the same values otherwise.
  registry.changes.listen(() => {
    for (const { id } of registry.all()) changed.publish(id)
  })

  return {
    arrived: (one: Arrived) => {
      hear(one, monotonicMs())
    },
    heard,
    found: strangers.found,
    dismiss: (keys: readonly string[], isDismissed: boolean) => {
      strangers.dismiss(keys, isDismissed)
    },
    /** Makes what arrived durable; the broker is answered after it. */
    commit: () => {
      ingest.commit()
    },
    liveOf,
    /** What a sensor measured before this program started, so that it is known since when a condition holds. */
    addPast(chamberId: string, sensorId: string, trace: Trace) {
      ears.earOf(chamberId).traces.addPast(sensorId, trace)
    },
    /** What is stored of a chamber; whatever this program has heard itself goes before it. */
    seed(chamberId: string, stored: Seed) {
      seedEar(ears.earOf(chamberId), stored, moment())
      changed.publish(chamberId)
    },
    /** Opening a port resets its board, which switches its relays off without a word. */
    boardReset(boardId: string) {
      const registered = registry.bySerial(serialNumberOf({ source: 'usb', device: boardId }))
      if (!registered) return
      forgetRelays(ears.earOf(registered.chamber.id).relays, now().getTime())
      changed.publish(registered.chamber.id)
    },
    /** Registered here or on another desktop: the frames that wait are heard again, now as a chamber's own. */
    adoptRegistered() {
      for (const { arrived, atMs } of strangers.takeRegistered((serial) => registry.bySerial(serial) !== null))
        hear(arrived, atMs)
      ingest.commit()
    },
    ringOf: (idOrKey: string): FrameRing | null =>
      strangers.ringOf(idOrKey) ?? (registry.byId(idOrKey) ? ears.earOf(idOrKey).ring : null),
    /** Time passes: tells of chambers that are not as they were by that alone. */
    tick() {
      ears.lookAtBroker(monotonicMs())
      strangers.forget(monotonicMs())
      for (const chamber of registry.all()) {
        const stands = standing(chamber, ears.earOf(chamber.id), moment())
        if (lastStanding.get(chamber.id) !== stands) changed.publish(chamber.id)
        lastStanding.set(chamber.id, stands)
      }
    },
    /** When this program heard it last; null: it has not. */
    heardAtOf(id: string): Date | null {
      const { nowMs, atMs } = moment()
      const at = lastHeardMs({ ...ears.earOf(id).heard, storedAtMs: null })
      return at === null ? null : new Date(nowMs - (atMs - at))
    },
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
