import { foreignWords } from '../../platform/foreign-words.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { Arrived, DeviceMessage, Reject, Room } from '../frame.ts'
import { isObject, type JsonObject, parseObject, withoutNoise } from '../json-object.ts'
import { isRoom, readingsFromRooms, readingsOrReject, rooms, valuesOf } from '../room-readings.ts'
import { parseDeviceTime } from './device-time.ts'
import { findRelay } from './relay-words.ts'
import { type Channel, defaultPrefix, parseTopic } from './topics.ts'

export type Incoming = { topic: string; payload: Buffer; retained: boolean; receivedAtMs: number }

const maxPayloadBytes = 65_536 // a real one is under 300 bytes
const rawChars = 4096

const badShape = (detail: string) => refuse<Reject>({ code: 'BAD_SHAPE', detail: foreignWords(detail, 80) })

const roomCalled = (name: unknown): Room | null => {
  const word = typeof name === 'string' ? name.toLowerCase() : null
  if (word === 's') return 'spawning'
  if (word === 'f') return 'fruiting'
  return isRoom(word) ? word : null
}

/**
 * One room's values beside each other: the older generation says the room as its mode, the backend as its room. An older
 * device that says neither is in the mode it starts in.
 */
function flatReadings(said: JsonObject, atMs: number | null, startsIn: Room | null): Result<DeviceMessage, Reject> {
  const mode = isObject(said.metadata) ? said.metadata.mode : undefined
  const told = said.room ?? mode
  const room = told === undefined || told === null ? startsIn : roomCalled(told)
  return room ? readingsOrReject(valuesOf(said, room), [], atMs) : badShape('no known room')
}

function readings(said: JsonObject, atMs: number | null, startsIn: Room | null): Result<DeviceMessage, Reject> {
  const isOfRooms = rooms.some((room) => isObject(said[room]))
  return isOfRooms ? readingsFromRooms(said, atMs) : flatReadings(said, atMs, startsIn)
}

function status(said: JsonObject, atMs: number | null): Result<DeviceMessage, Reject> {
  const word = typeof said.status === 'string' ? said.status.toUpperCase() : ''
  if (word !== 'ONLINE' && word !== 'OFFLINE') return badShape(`status: ${word}`)
  return ok({ kind: 'status', online: word === 'ONLINE', atMs })
}

function relay(said: JsonObject, atMs: number | null): Result<DeviceMessage, Reject> {
  const { room, actuator, state } = said
  if (typeof room !== 'string' || typeof actuator !== 'string') return badShape('no room or actuator')
  const found = findRelay(room, actuator)
  if (!found) return badShape(`no such relay: ${room} ${actuator}`)
  // Only texts are read as texts: an object's own toString could throw.
  const word = typeof state === 'string' ? state.toLowerCase() : state
  if (word !== 'on' && word !== 'off' && typeof word !== 'boolean') return badShape(`state of ${found}`)
  const on = word === 'on' || word === true
  return ok({ kind: 'relay', relay: found, on, atMs })
}

function alert(said: JsonObject, atMs: number | null): Result<DeviceMessage, Reject> {
  const { type, message, severity } = said
  if (typeof type !== 'string' || type === '') return badShape('no type')
  const text = typeof message === 'string' ? foreignWords(message, 500) : ''
  return ok({
    kind: 'alert',
    type: foreignWords(type, 64),
    // A gateway sends no room; it is the first word of its message (decision 37).
    room: roomCalled(said.room) ?? roomCalled(/^\w{2,}/.exec(text)?.[0]),
    message: text,
    severity: typeof severity === 'string' ? foreignWords(severity, 32) : 'WARNING',
    atMs,
  })
}

/** What the backend tells a device to do; devices of today do not listen to it, so it is only shown. */
function backendCommand(said: JsonObject): Result<DeviceMessage, Reject> {
  return typeof said.command === 'string'
    ? ok({ kind: 'note', text: `backend command ${foreignWords(said.command, 64)}` })
    : badShape('no command')
}

/** A status of one word, as other firmware writes it. */
const plainStatus = /^"?(online|offline)"?$/i

function parsePayload(channel: Channel, text: string, receivedAtMs: number): Result<DeviceMessage, Reject> {
  const word = channel === 'status' ? plainStatus.exec(withoutNoise(text))?.[1] : undefined
  if (word !== undefined) return status({ status: word }, null)
  const parsed = parseObject(text)
  if (!parsed.ok) return parsed
  const said = parsed.value
  const atMs = parseDeviceTime(said.timestamp, receivedAtMs)
  switch (channel) {
    case 'sensor_data':
      return readingsFromRooms(said, atMs)
    case 'data':
      return readings(said, atMs, null)
    case 'telemetry':
      return readings(said, atMs, 'spawning')
    case 'status':
      return status(said, atMs)
    case 'actuator_states':
      return relay(said, atMs)
    case 'alerts':
      return alert(said, atMs)
    case 'command':
      return backendCommand(said)
  }
}

/** A retained status that somebody has taken away: it says nothing, and is nothing. */
export const isCleared = ({ topic, payload }: Pick<Incoming, 'topic' | 'payload'>) =>
  payload.length === 0 && topic.endsWith('/status')

/** One MQTT message as it is handed on. Takes anything and never throws. */
export function parseMessage({ topic, payload, retained, receivedAtMs }: Incoming, prefix = defaultPrefix): Arrived {
  const raw = payload.subarray(0, rawChars).toString('utf8')
  const shared = { source: 'mqtt', receivedAtMs, topic, raw, retained } as const
  const where = parseTopic(topic, prefix)
  if (!where.ok) return { ...shared, device: '', dialect: 'unknown', result: where }
  const { device, dialect, channel } = where.value
  if (dialect === 'slashed') {
    const text = `says on ${foreignWords(topic, 120)} what belongs on ${foreignWords(topic.slice(1), 120)}`
    return { ...shared, device, dialect, result: ok({ kind: 'note', text, event: 'wrong-topic' }) }
  }
  if (payload.length > maxPayloadBytes) {
    const detail = `${payload.length} bytes`
    return { ...shared, device, dialect, result: refuse({ code: 'TOO_LONG', detail }) }
  }
  return { ...shared, device, dialect, result: parsePayload(channel, payload.toString('utf8'), receivedAtMs) }
}
