import { isRelayName } from '../../contract/chambers/relays.ts'
import type { DeviceMessage, NoteAbout, NoteEvent, Room } from '../frame.ts'

type Note = Extract<DeviceMessage, { kind: 'note' }>
type Alert = Extract<DeviceMessage, { kind: 'alert' }>

const note = (text: string, event?: NoteEvent, about?: NoteAbout): Note => ({
  kind: 'note',
  text,
  ...(event ? { event } : {}),
  ...(about ? { about } : {}),
})

/** What a board's text line means, by how it begins; all others are only shown. */
const events: readonly (readonly [RegExp, NoteEvent])[] = [
  [/^\[READY\]/, 'ready'],
  [/^\[ERROR\] (Sensor initialization failed|Please check sensor wiring)/, 'sensor-init-failed'],
  [/^\[SAFETY\] All actuators OFF/, 'relays-off'],
  [/^\[EMERGENCY\] .*\bOFF\b/, 'relays-off'],
  [/^\[WATCHDOG\] .*\bShutting down relays/, 'relays-off'],
  [/^\[WATCHDOG\] (No serial data|TIMEOUT)/, 'watchdog-silence'],
  // Firmware that says no more than this has switched its relays off, and waits to be told them again.
  [/^\[WATCHDOG\] Connection restored/, 'watchdog-recovered'],
  [/^\[I2C\] Timeout reading/, 'sensor-warning'],
  [/^\[ERROR\] Multiplexer not responding/, 'sensor-warning'],
]

const switched = /^\[CMD\] Set (\S+) to (.*)$/
const unknownRelay = /^\[ERROR\] Unknown actuator: (.*)$/
const notUnderstood = /^\[ERROR\] (Invalid JSON command format|deserializeJson\(\) failed)/

const relayOrNull = (name: string | undefined) => (name !== undefined && isRelayName(name) ? name : null)

const outOfRange = /^\[WARNING\] (\w+) sensor out of range/
const timedOut = /^\[I2C\] Timeout reading (\w+) sensor/

const warned = /^\[(WARNING|ALERT)\] (.*)$/
const warnedRoom = (words: string): Room | null => {
  if (/^fruiting\b/i.test(words)) return 'fruiting'
  return /^spawning\b/i.test(words) ? 'spawning' : null
}

/** What a board warns of: in its own words, the room being the first of them. */
function warning(text: string): Alert | null {
  const [, prefix = '', words = ''] = warned.exec(text) ?? []
  if (words === '') return null
  return {
    kind: 'alert',
    type: prefix.toLowerCase(),
    room: warnedRoom(words),
    message: words,
    severity: 'WARNING',
    atMs: null,
  }
}

/** A `[PREFIX] text` line of a board. Never fails: a prefix nobody knows is shown like the others. */
export function parseTextLine(text: string): DeviceMessage {
  const done = switched.exec(text)
  if (done) {
    return { kind: 'command-answer', ok: true, relay: relayOrNull(done[1]), state: done[2] ?? null, text }
  }
  const unknown = unknownRelay.exec(text)
  if (unknown) return { kind: 'command-answer', ok: false, relay: relayOrNull(unknown[1]), state: null, text }
  if (notUnderstood.test(text)) return { kind: 'command-answer', ok: false, relay: null, state: null, text }
  const beyond = outOfRange.exec(text)
  if (beyond) return note(text, 'out-of-range', { room: warnedRoom(beyond[1] ?? ''), quantity: null })
  const late = timedOut.exec(text)
  const about = late ? { room: warnedRoom(late[1] ?? ''), quantity: null } : undefined
  return warning(text) ?? note(text, events.find(([begins]) => begins.test(text))?.[1], about)
}

/** What the older sketches say without a prefix, by how it begins. */
const plainTexts: readonly (readonly [RegExp, NoteEvent | undefined])[] = [
  [/^MASH Arduino Controller/, 'ready'],
  [/^(Error trying to execute|ERROR: (SCD41|Sensor|Failed)|ERROR:Failed to read)/, 'sensor-failed'],
  [/^Invalid sample/, 'sensor-warning'], // its first ones after power
  [/^(Initializing|Waiting for|Ready to receive|Sensor is ready|Please wait)/, undefined],
  [/^(WARNING|SUCCESS|Commands|Data Format): /, undefined],
]

/**
 * A text line of an older sketch, and whether it says that the board has restarted; null: not one of theirs. `room` is
 * the one it measures in now.
 */
export function parsePlainText(text: string, room: Room | null): { message: DeviceMessage; restarted: boolean } | null {
  const matched = plainTexts.find(([begins]) => begins.test(text))
  if (!matched) return null
  const about = matched[1] === 'sensor-failed' ? { room, quantity: null } : undefined
  return { message: note(text, matched[1], about), restarted: matched[1] === 'ready' }
}
