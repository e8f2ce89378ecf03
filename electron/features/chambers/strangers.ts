import type { Arrived } from '../../connections/frame.ts'
import type { FoundDevice } from '../../contract/chambers/chambers.ts'
import { createChanging } from '../../platform/bus.ts'
import { createFrameRing, type FrameRing } from './frame-ring.ts'

/** A frame, and when it came by the clock that only goes forward. */
type Waiting = { arrived: Arrived; atMs: number }
type Stranger = { found: FoundDevice; ring: FrameRing; waiting: Waiting[] }

const longestWait = 60 // readings frames of a device that is not registered yet; they are stored when it is
const mostStrangers = 200 // an open broker must not fill our memory

const newStranger = (serialNumber: string, { source, dialect, receivedAtMs }: Arrived): Stranger => ({
  found: {
    key: serialNumber,
    source,
    serialNumber,
    dialect,
    port: null,
    firstHeardAt: new Date(receivedAtMs),
    heardAt: new Date(receivedAtMs),
    frames: 0,
    measured: [],
  },
  ring: createFrameRing(),
  waiting: [],
})

/** Devices that speak and that nobody has registered. */
export function createStrangers() {
  const strangers = new Map<string, Stranger>()
  const found = createChanging<FoundDevice[]>([])

  return {
    found,
    hear(serialNumber: string, arrived: Arrived, atMs: number) {
      if (!strangers.has(serialNumber) && strangers.size >= mostStrangers) return
      const stranger = strangers.get(serialNumber) ?? newStranger(serialNumber, arrived)
      const message = arrived.result.ok ? arrived.result.value : null
      const heardAt = new Date(arrived.receivedAtMs)
      stranger.found = { ...stranger.found, dialect: arrived.dialect, heardAt, frames: stranger.found.frames + 1 }
      if (message?.kind === 'readings') {
        stranger.found.measured = message.measured
        stranger.waiting = [...stranger.waiting.slice(1 - longestWait), { arrived, atMs }]
      }
      stranger.ring.add(arrived)
      strangers.set(serialNumber, stranger)
      // A device that has never said a reading may be a stray topic: it is listed only once it speaks sense.
      found.set([...strangers.values()].filter((one) => one.found.measured.length > 0).map((one) => one.found))
    },
    /** Forgets those that are known now, and gives back the frames of theirs that wait. */
    takeRegistered(isRegistered: (serialNumber: string) => boolean): Waiting[] {
      const registered = [...strangers].filter(([serialNumber]) => isRegistered(serialNumber))
      for (const [serialNumber] of registered) strangers.delete(serialNumber)
      found.set(found.get().filter((one) => strangers.has(one.key)))
      return registered.flatMap(([, stranger]) => stranger.waiting)
    },
    ringOf: (key: string): FrameRing | null => strangers.get(key)?.ring ?? null,
  }
}
