import type { Arrived } from '../../connections/frame.ts'
import type { FoundDevice } from '../../contract/chambers/chambers.ts'
import { createChanging } from '../../platform/bus.ts'
import { createFrameRing, type FrameRing } from './frame-ring.ts'
import { byNewestSense, isForgotten, type Known, whoMakesRoom } from './stranger-rules.ts'

/** A frame, and when it came by the clock that only goes forward. */
type Waiting = { arrived: Arrived; atMs: number }
type Stranger = Pick<Known, 'heardAtMs' | 'firstHeardAtMs'> & {
  found: FoundDevice
  ring: FrameRing
  waiting: Waiting[]
}

/** Which devices nobody wants to see here, by serial number: kept on this desktop, for it is what this desktop hears. */
export type Dismissals = { get: () => readonly string[]; set: (keys: string[]) => void }

const longestWait = 60 // readings frames of a device that is not registered yet; they are stored when it is
const mostStrangers = 200 // an open broker must not fill our memory
const mostPutOut = 5000 // names alone
const mostDismissed = 1000

const newStranger = (serialNumber: string, { source, dialect, receivedAtMs }: Arrived, atMs: number): Stranger => ({
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
    wrongTopic: null,
    isDismissed: false,
  },
  heardAtMs: atMs,
  firstHeardAtMs: atMs,
  ring: createFrameRing(),
  waiting: [],
})

/** Devices that speak and that nobody has registered. */
export function createStrangers(dismissals: Dismissals) {
  const strangers = new Map<string, Stranger>()
  /** Those that made room for others: they would only push each other out again and again. */
  const putOut = new Set<string>()
  const found = createChanging<FoundDevice[]>([])

  const known = (stranger: Stranger, dismissed: ReadonlySet<string>): Known => ({
    ...stranger,
    hasSense: stranger.found.measured.length > 0,
    isDismissed: dismissed.has(stranger.found.key),
  })
  const allKnown = (): Map<string, Known> => {
    const dismissed = new Set(dismissals.get())
    return new Map([...strangers].map(([key, stranger]) => [key, known(stranger, dismissed)]))
  }
  /** A device that has never said a reading may be a stray topic: it is listed only once it speaks sense, or shows why not. */
  const tell = () => {
    const all = [...allKnown()].toSorted(([, a], [, b]) => byNewestSense(a, b))
    found.set(
      all.flatMap(([key, { hasSense, isDismissed }]) => {
        const device = strangers.get(key)?.found
        return device && (hasSense || device.wrongTopic !== null) ? [{ ...device, isDismissed }] : []
      }),
    )
  }
  const makeRoom = () => {
    const key = whoMakesRoom(allKnown())
    if (key === null) return
    strangers.delete(key)
    putOut.add(key)
    const [first] = putOut
    if (putOut.size > mostPutOut && first !== undefined) putOut.delete(first)
  }

  return {
    found,
    hear(serialNumber: string, arrived: Arrived, atMs: number) {
      if (serialNumber === '') return // on a topic that names nobody
      if (!strangers.has(serialNumber) && strangers.size >= mostStrangers) {
        if (putOut.has(serialNumber)) return
        makeRoom()
      }
      const stranger = strangers.get(serialNumber) ?? newStranger(serialNumber, arrived, atMs)
      hearFrame(stranger, arrived, atMs)
      strangers.set(serialNumber, stranger)
      tell()
    },
    /** Forgets those that have not been heard for long; they are found again when they speak. */
    forget(atMs: number) {
      const gone = [...strangers].filter(([, stranger]) => isForgotten(stranger, atMs))
      if (gone.length === 0) return
      for (const [key] of gone) strangers.delete(key)
      putOut.clear()
      tell()
    },
    dismiss(keys: readonly string[], isDismissed: boolean) {
      const others = dismissals.get().filter((key) => !keys.includes(key))
      dismissals.set(isDismissed ? [...others, ...keys].slice(-mostDismissed) : others)
      tell()
    },
    /** Forgets those that are known now, and gives back the frames of theirs that wait. */
    takeRegistered(isRegistered: (serialNumber: string) => boolean): Waiting[] {
      const registered = [...strangers].filter(([serialNumber]) => isRegistered(serialNumber))
      for (const [serialNumber] of registered) strangers.delete(serialNumber)
      if (registered.length > 0) tell()
      return registered.flatMap(([, stranger]) => stranger.waiting)
    },
    ringOf: (key: string): FrameRing | null => strangers.get(key)?.ring ?? null,
  }
}

function hearFrame(stranger: Stranger, arrived: Arrived, atMs: number) {
  const message = arrived.result.ok ? arrived.result.value : null
  const { frames } = stranger.found
  const heard = { dialect: arrived.dialect, heardAt: new Date(arrived.receivedAtMs), frames: frames + 1 }
  stranger.found = { ...stranger.found, ...heard }
  stranger.heardAtMs = atMs
  if (message?.kind === 'readings') {
    stranger.found.measured = message.measured
    stranger.waiting = [...stranger.waiting.slice(1 - longestWait), { arrived, atMs }]
  }
  if (message?.kind === 'note' && message.event === 'wrong-topic') stranger.found.wrongTopic = arrived.topic
  stranger.ring.add(arrived)
}
