import type { Arrived } from '../../connections/frame.ts'
import type { Chamber, ChamberLive } from '../../contract/chambers/chambers.ts'
import { createTopic } from '../../platform/bus.ts'
import type { Clock } from '../../platform/clock.ts'
import { chamberLive, standing } from './chamber-live.ts'
import { createEars, type EarsDeps } from './ears.ts'
import type { FrameRing } from './frame-ring.ts'
import type { HeardMessage } from './heard-message.ts'
import type { Heard } from './liveness-rules.ts'
import type { Registry } from './registry.ts'
import { serialNumberOf } from './serial-number.ts'
import { createStrangers } from './strangers.ts'
import type { Trace } from './traces.ts'

export type HearingDeps = EarsDeps & { registry: Registry; now: Clock }

/** Listens to everything that arrives: knows each chamber's state now, keeps strangers until someone registers them. */
export function createHearing(deps: HearingDeps) {
  const { registry, ingest, now } = deps
  const ears = createEars(deps)
  const strangers = createStrangers()
  /** Whatever a registered chamber said and was understood. */
  const heard = createTopic<HeardMessage>()
  /** Chambers, by id, that are not as they were: heard, refused, judged anew. */
  const changed = createTopic<string>()
  const lastStanding = new Map<string, string>()

  const liveOf = (chamber: Chamber): ChamberLive => chamberLive(chamber, ears.earOf(chamber.id), now().getTime())
  const arrived = (one: Arrived) => {
    const serialNumber = serialNumberOf(one)
    const registered = registry.bySerial(serialNumber)
    if (!registered) {
      strangers.hear(serialNumber, one)
      return
    }
    const message = ears.hear(registered, one)
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
    arrived,
    heard,
    found: strangers.found,
    /** Makes what arrived durable; the broker is answered after it. */
    commit: () => {
      ingest.commit()
    },
    liveOf,
    /** What a sensor measured before this program started, so that it is known since when a condition holds. */
    addPast(chamberId: string, sensorId: string, trace: Trace) {
      ears.earOf(chamberId).traces.addPast(sensorId, trace)
    },
    /** Registered here or on another desktop: the frames that wait are heard again, now as a chamber's own. */
    adoptRegistered() {
      for (const one of strangers.takeRegistered((serial) => registry.bySerial(serial) !== null)) arrived(one)
      ingest.commit()
    },
    ringOf: (idOrKey: string): FrameRing | null =>
      strangers.ringOf(idOrKey) ?? (registry.byId(idOrKey) ? ears.earOf(idOrKey).ring : null),
    /** Time passes: tells of chambers that are not as they were by that alone. */
    tick() {
      for (const chamber of registry.all()) {
        const stands = standing(chamber, ears.earOf(chamber.id), now().getTime())
        if (lastStanding.get(chamber.id) !== stands) changed.publish(chamber.id)
        lastStanding.set(chamber.id, stands)
      }
    },
    heardOf: (id: string): Heard => ears.earOf(id).heard,
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
