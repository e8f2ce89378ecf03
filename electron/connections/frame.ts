import type { RelayName } from '../contract/chambers/relays.ts'
import type { Result } from '../platform/result.ts'

export type Room = 'fruiting' | 'spawning'
export type Quantity = 'temperature' | 'humidity' | 'co2'
/** One measured value as the device said it: °C, %RH, ppm. */
export type Measured = { room: Room; quantity: Quantity; value: number }

/** A value that came and could not be read, as it stood there. */
export type LostValue = { room: Room; quantity: Quantity; said: string }

export type NoteEvent =
  /** The board has restarted: all its relays are off. */
  | 'ready'
  | 'sensor-init-failed'
  | 'sensor-failed'
  | 'watchdog-silence'
  | 'watchdog-recovered'
  /** The board has switched its relays off by itself. */
  | 'relays-off'
  | 'out-of-range'
  | 'sensor-warning'
  | 'mode'
  /** It speaks where nobody of its kind is listened to. */
  | 'wrong-topic'

/** What a note speaks of; null: it does not say. */
export type NoteAbout = { room: Room | null; quantity: Quantity | null }

/** What a device said. A time of null means that the device gave none. */
export type DeviceMessage =
  | {
      kind: 'readings'
      measured: Measured[]
      /** Each costs itself alone, and counts as a reject. */
      lost: LostValue[]
      /** Rooms whose sensor the device itself calls dead: `{"error":…}`. */
      deadRooms: Room[]
      measuredAtMs: number | null
    }
  | { kind: 'status'; online: boolean; atMs: number | null }
  | { kind: 'relay'; relay: RelayName; on: boolean; atMs: number | null }
  | { kind: 'alert'; type: string; room: Room | null; message: string; severity: string; atMs: number | null }
  /** The board's `[CMD]` (ok) or `[ERROR]` line; `state` is the text it was sent, not what the relay does. */
  | { kind: 'command-answer'; ok: boolean; relay: RelayName | null; state: string | null; text: string }
  | { kind: 'note'; text: string; event?: NoteEvent; about?: NoteAbout }

export type RejectCode = 'TOO_LONG' | 'NOT_JSON' | 'BAD_SHAPE' | 'UNKNOWN_LINE' | 'BAD_TOPIC' | 'OUT_OF_RANGE'
export type Reject = { code: RejectCode; detail: string }

/** What a connection hands on: the parsed message or the reject, with the raw text beside it (never lost). */
export type Arrived = {
  source: 'mqtt' | 'usb'
  /** The serial number from the topic, or the port's board id. */
  device: string
  dialect: string
  receivedAtMs: number
  topic: string | null
  raw: string
  retained: boolean
  result: Result<DeviceMessage, Reject>
}
