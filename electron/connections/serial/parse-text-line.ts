import { type DeviceMessage, isRelayName, type NoteEvent } from '../frame.ts'

type Note = Extract<DeviceMessage, { kind: 'note' }>

const note = (text: string, event?: NoteEvent): Note => ({ kind: 'note', text, ...(event ? { event } : {}) })

/** What a board's text line means, by how it begins; all others are only shown. */
const events: readonly (readonly [RegExp, NoteEvent])[] = [
  [/^\[READY\]/, 'ready'],
  [/^\[ERROR\] (Sensor initialization failed|Please check sensor wiring)/, 'sensor-init-failed'],
  [/^\[WATCHDOG\] (No serial data|TIMEOUT)/, 'watchdog-silence'],
  [/^\[WARNING\] (Fruiting|Spawning) sensor out of range/, 'sensor-warning'],
  [/^\[I2C\] Timeout reading/, 'sensor-warning'],
  [/^\[ERROR\] Multiplexer not responding/, 'sensor-warning'],
]

const switched = /^\[CMD\] Set (\S+) to (.*)$/
const unknownRelay = /^\[ERROR\] Unknown actuator: (.*)$/
const notUnderstood = /^\[ERROR\] (Invalid JSON command format|deserializeJson\(\) failed)/

const relayOrNull = (name: string | undefined) => (name !== undefined && isRelayName(name) ? name : null)

/** A `[PREFIX] text` line of a board. Never fails: a prefix nobody knows is shown like the others. */
export function parseTextLine(text: string): DeviceMessage {
  const done = switched.exec(text)
  if (done) {
    return { kind: 'command-answer', ok: true, relay: relayOrNull(done[1]), state: done[2] ?? null, text }
  }
  const unknown = unknownRelay.exec(text)
  if (unknown) return { kind: 'command-answer', ok: false, relay: relayOrNull(unknown[1]), state: null, text }
  if (notUnderstood.test(text)) return { kind: 'command-answer', ok: false, relay: null, state: null, text }
  return note(text, events.find(([begins]) => begins.test(text))?.[1])
}

/** What the older sketches say without a prefix, by how it begins. */
const plainTexts: readonly (readonly [RegExp, NoteEvent | undefined])[] = [
  [/^MASH Arduino Controller/, 'ready'],
  [/^(Error trying to execute|Invalid sample|ERROR: (SCD41|Sensor|Failed))/, 'sensor-warning'],
  [/^(Initializing|Waiting for|Ready to receive|Sensor is ready|Please wait)/, undefined],
  [/^(WARNING|SUCCESS|Commands|Data Format): /, undefined],
]

/** A text line of an older sketch, and whether it says that the board has restarted; null: not one of theirs. */
export function parsePlainText(text: string): { message: DeviceMessage; restarted: boolean } | null {
  const known = plainTexts.find(([begins]) => begins.test(text))
  if (!known) return null
  return { message: note(text, known[1]), restarted: known[1] === 'ready' }
}
