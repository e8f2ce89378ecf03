import { ok, type Result, refuse } from '../../platform/result.ts'
import type { DeviceMessage, LostValue, Reject, Room } from '../frame.ts'
import { excerpt, isObject, type JsonObject, parseObject, splitObjects, withoutNoise } from '../json-object.ts'
import { readingsFromRooms, rooms } from '../room-readings.ts'
import { measuredTexts } from './measured-text.ts'
import { parsePlainText, parseTextLine } from './parse-text-line.ts'

/** A: today's JSON. B: CSV. C: tagged. D: legacy text. B, C and D speak of one room at a time. */
export type Dialect = 'A' | 'B' | 'C' | 'D'

/** What a board has said that later lines depend on. */
export type LineState = {
  /** The room that C and D measure in now, as the board has said it; null: it has not. */
  room: Room | null
  /** A board that has once spoken of both rooms at once always does. */
  bothRooms: boolean
  /** A board that has once named the room within its line (`,M:f`) always does: without it the line was cut short. */
  tagsRoom: boolean
  /** Plain lines that may still follow a `=====` line as text of the boot banner. */
  bannerLines: number
}

export type ParsedLine = { dialect: Dialect | null; result: Result<DeviceMessage, Reject>; state: LineState }

export const newLineState = (): LineState => ({ room: null, bothRooms: false, tagsRoom: false, bannerLines: 0 })

export const maxLineChars = 1024
const maxBannerLines = 6

const begins: readonly (readonly [RegExp, Dialect])[] = [
  [/^\{/, 'A'],
  [/^(SENSOR|MODE|ALERT),/, 'B'],
  [/^(T:|MODE:|RELAY:|ERROR:)/, 'C'],
  [/^CO2:/, 'D'],
]

/** By how a line begins; null says nothing about the dialect. */
export function detectDialect(line: string): Dialect | null {
  return begins.find(([pattern]) => pattern.test(line))?.[1] ?? null
}

/** The older sketches are known by what they say of themselves and their sensors, before any value or without one. */
const sketches: readonly (readonly [RegExp, Dialect])[] = [
  [/^=+ MASH IoT Device/, 'B'],
  [/^(SUCCESS|ERROR): SCD41 |^ERROR: Sensor communication failed/, 'B'],
  [/^Error trying to execute \w+Measurement\(\)|^Invalid sample detected/, 'B'],
  [/^MASH Arduino Controller|^ERROR:Failed to read from DHT/, 'C'],
]
const sketchOf = (line: string): Dialect | null => sketches.find(([pattern]) => pattern.test(line))?.[1] ?? null

const badShape = (detail: string) => refuse<Reject>({ code: 'BAD_SHAPE', detail })

const roomNamed = (name: string | undefined): Room | null => {
  if (/^(s|spawning)$/i.test(name ?? '')) return 'spawning'
  return /^(f|fruiting)$/i.test(name ?? '') ? 'fruiting' : null
}

/** Keys of a room whose own name was damaged: what they hold is nobody's. */
const isNameless = (said: JsonObject) =>
  Object.entries(said).some(([key, value]) => !rooms.some((room) => room === key) && isObject(value))

/**
 * Of a board that speaks of both rooms, one alone has lost its middle: the end of the second room then stands under the
 * first one's name. Where a room is there under a name that nobody knows, the other is whole.
 */
function parseJson(line: string, bothRooms: boolean): Result<DeviceMessage, Reject> {
  const parsed = parseObject(line)
  if (!parsed.ok) return parsed
  const said = parsed.value
  if (said.watchdog === 'recovered') return ok({ kind: 'note', text: line, event: 'watchdog-recovered' })
  const missing = rooms.filter((room) => !isObject(said[room]))
  const result = readingsFromRooms(said, null)
  if (!bothRooms || missing.length !== 1 || !result.ok || result.value.kind !== 'readings') return result
  if (!isNameless(said)) return badShape(`a room is missing: ${excerpt(line)}`)
  const [room = 'fruiting'] = missing
  const nameless: LostValue[] = (['temperature', 'humidity', 'co2'] as const).map((quantity) => ({
    room,
    quantity,
    said: '',
  }))
  const others = result.value.lost.filter((one) => one.room !== room)
  return ok({ ...result.value, lost: [...others, ...nameless] })
}

function parseCsv(line: string): Result<DeviceMessage, Reject> {
  const cells = line.split(',').map((cell) => cell.trim())
  const [kind] = cells
  if (kind === 'SENSOR') {
    const [, millis, co2, temperature, humidity, mode, alert] = cells
    const room = roomNamed(mode)
    if (cells.length !== 7 || !/^\d+$/.test(millis ?? '') || !/^[01]$/.test(alert ?? '') || !room) {
      return badShape(excerpt(line))
    }
    return measuredTexts(room, { temperature, humidity, co2 })
  }
  if (kind === 'ALERT') {
    const [, , mode, co2] = cells
    const room = roomNamed(mode)
    if (cells.length !== 4 || !room || !/^\d+$/.test(co2 ?? '')) return badShape(excerpt(line))
    // The sketch warns below 10 000 ppm in spawning, and outside 500–800 ppm in fruiting (ecosystem 2.1).
    const type = room === 'fruiting' && Number(co2) > 800 ? 'co2_high' : 'co2_low'
    return ok({ kind: 'alert', type, room, message: line, severity: 'WARNING', atMs: null })
  }
  return roomNamed(cells[1]) && cells.length === 2
    ? ok({ kind: 'note', text: line, event: 'mode' })
    : badShape(excerpt(line))
}

const tagged = /^T:([^,]+),H:([^,]+),C:([^,]+)(?:,M:([fs]))?$/i

function parseTagged(line: string, room: Room, tagsRoom: boolean): Result<DeviceMessage, Reject> {
  if (line.startsWith('MODE:')) {
    return roomNamed(line.slice(5).trim()) ? ok({ kind: 'note', text: line, event: 'mode' }) : badShape(excerpt(line))
  }
  if (line.startsWith('ERROR:')) return ok({ kind: 'note', text: line }) // of a command; a sensor's is known by its words
  // Its three relays are not among those of today's board, so the line is only shown.
  if (line.startsWith('RELAY:')) return ok({ kind: 'note', text: line })
  const found = tagged.exec(line)
  if (!found) return badShape(excerpt(line))
  const [, temperature, humidity, co2, mode] = found
  if (tagsRoom && mode === undefined) return badShape(`no room: ${excerpt(line)}`)
  return measuredTexts(roomNamed(mode) ?? room, { temperature, humidity, co2 })
}

/** To its last sign: `Humidity: 8` may be the beginning of any number. */
const legacy =
  /^CO2:\s*(\S+)\s*ppm\s+Temperature:\s*(\S+?)\s*(?:°?\s*C|\uFFFD+C)?\s+Humidity:\s*([^\s%]+)\s*%(?:\s*RH)?$/i

function parseLegacy(line: string, room: Room): Result<DeviceMessage, Reject> {
  const found = legacy.exec(line)
  if (!found) return badShape(excerpt(line))
  const [, co2, temperature, humidity] = found
  return measuredTexts(room, { temperature, humidity, co2 })
}

function parseAs(
  dialect: Dialect,
  line: string,
  { room, bothRooms, tagsRoom }: LineState,
): Result<DeviceMessage, Reject> {
  switch (dialect) {
    case 'A':
      return parseJson(line, bothRooms)
    case 'B':
      return parseCsv(line)
    case 'C':
      return parseTagged(line, room ?? 'spawning', tagsRoom) // its sketch starts in spawning and does not say so
    case 'D':
      return parseLegacy(line, room ?? 'fruiting')
  }
}

/** After one line: the room it told, and whether the board has spoken of both. */
function stateAfter(line: string, result: Result<DeviceMessage, Reject>, state: LineState): LineState {
  const told = /^MODE[,:]\s*(\w+)/.exec(line)?.[1]
  const said = result.ok && result.value.kind === 'readings' ? result.value : null
  const heard = new Set([...(said?.measured ?? []).map((one) => one.room), ...(said?.deadRooms ?? [])])
  return {
    bannerLines: 0,
    room: roomNamed(told) ?? state.room,
    bothRooms: state.bothRooms || heard.size === rooms.length,
    tagsRoom: state.tagsRoom || (result.ok && /,M:[fs]$/i.test(line)),
  }
}

function parseOne(line: string, state: LineState): ParsedLine {
  if (line === '') return { dialect: null, result: ok({ kind: 'note', text: '' }), state }
  if (line.startsWith('=')) {
    const bannerLines = state.bannerLines > 0 ? 0 : maxBannerLines
    return { dialect: sketchOf(line), result: ok({ kind: 'note', text: line }), state: { ...state, bannerLines } }
  }
  if (/^\[[A-Z0-9_ ]{1,16}\]/.test(line)) return { dialect: null, result: ok(parseTextLine(line)), state }
  const plain = parsePlainText(line, state.room)
  if (plain) {
    const after = plain.restarted ? newLineState() : state
    return { dialect: sketchOf(line), result: ok(plain.message), state: after }
  }
  const dialect = detectDialect(line)
  if (dialect === null && state.bannerLines > 0) {
    const after = { ...state, bannerLines: state.bannerLines - 1 }
    return { dialect, result: ok({ kind: 'note', text: line }), state: after }
  }
  if (dialect === null) return { dialect, result: refuse({ code: 'UNKNOWN_LINE', detail: excerpt(line) }), state }
  const result = parseAs(dialect, line, state)
  return { dialect, result, state: stateAfter(line, result, state) }
}

/**
 * One line of a board: a message or a reject for each thing that stands on it (two objects may have lost the line end
 * between them), the dialect it shows (null: none), and the state for the next. Takes anything and never throws.
 */
export function parseLine(rawLine: string, state: LineState): ParsedLine[] {
  if (rawLine.length > maxLineChars) {
    return [{ dialect: null, result: refuse({ code: 'TOO_LONG', detail: `${rawLine.length} characters` }), state }]
  }
  const line = withoutNoise(rawLine)
  const parsed: ParsedLine[] = []
  for (const part of line.startsWith('{') ? splitObjects(line) : [line])
    parsed.push(parseOne(part, parsed.at(-1)?.state ?? state))
  return parsed
}
