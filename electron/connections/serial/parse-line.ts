import { ok, type Result, refuse } from '../../platform/result.ts'
import type { DeviceMessage, Measured, Quantity, Reject, Room } from '../frame.ts'
import { excerpt, parseObject } from '../json-object.ts'
import { readingsFromRooms } from '../room-readings.ts'
import { parsePlainText, parseTextLine } from './parse-text-line.ts'

/** A: today's JSON. B: CSV. C: tagged. D: legacy text. B, C and D speak of one room at a time. */
export type Dialect = 'A' | 'B' | 'C' | 'D'

/** What a board has said that later lines depend on. */
export type LineState = {
  /** The room that C and D measure in now, as the board has said it; null: it has not. */
  room: Room | null
  /** Plain lines that may still follow a `=====` line as text of the boot banner. */
  bannerLines: number
}

export type ParsedLine = { dialect: Dialect | null; result: Result<DeviceMessage, Reject>; state: LineState }

export const newLineState = (): LineState => ({ room: null, bannerLines: 0 })

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

const badShape = (detail: string) => refuse<Reject>({ code: 'BAD_SHAPE', detail })

const roomNamed = (name: string | undefined): Room | null => {
  if (/^(s|spawning)$/i.test(name ?? '')) return 'spawning'
  return /^(f|fruiting)$/i.test(name ?? '') ? 'fruiting' : null
}

/** Texts as numbers; `nan` (a sensor that did not answer) is left out, anything else that is no number is a reject. */
function readings(room: Room, texts: Record<Quantity, string | undefined>): Result<DeviceMessage, Reject> {
  const measured: Measured[] = []
  for (const quantity of ['temperature', 'humidity', 'co2'] as const) {
    const text = texts[quantity] ?? ''
    if (/^nan$/i.test(text)) continue
    if (!/^-?\d+(\.\d+)?$/.test(text)) return badShape(`${quantity}: ${excerpt(text)}`)
    const value = Number(text)
    if (!Number.isFinite(value)) return refuse({ code: 'OUT_OF_RANGE', detail: quantity })
    measured.push({ room, quantity, value })
  }
  return ok({
    kind: 'readings',
    measured,
    lost: [],
    deadRooms: measured.length === 0 ? [room] : [],
    measuredAtMs: null,
  })
}

function parseJson(line: string): Result<DeviceMessage, Reject> {
  const parsed = parseObject(line)
  if (!parsed.ok) return parsed
  if (parsed.value.watchdog === 'recovered') return ok({ kind: 'note', text: line, event: 'watchdog-recovered' })
  return readingsFromRooms(parsed.value, null)
}

function parseCsv(line: string): Result<DeviceMessage, Reject> {
  const cells = line.split(',')
  const [kind] = cells
  if (kind === 'SENSOR') {
    const [, millis, co2, temperature, humidity, mode, alert] = cells
    const room = roomNamed(mode)
    if (cells.length !== 7 || !/^\d+$/.test(millis ?? '') || !/^[01]$/.test(alert ?? '') || !room) {
      return badShape(excerpt(line))
    }
    return readings(room, { temperature, humidity, co2 })
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

function parseTagged(line: string, room: Room): Result<DeviceMessage, Reject> {
  if (line.startsWith('MODE:')) {
    return roomNamed(line.slice(5).trim()) ? ok({ kind: 'note', text: line, event: 'mode' }) : badShape(excerpt(line))
  }
  if (line.startsWith('ERROR:')) return ok({ kind: 'note', text: line, event: 'sensor-warning' })
  // Its three relays are not among those of today's board, so the line is only shown.
  if (line.startsWith('RELAY:')) return ok({ kind: 'note', text: line })
  const found = tagged.exec(line)
  if (!found) return badShape(excerpt(line))
  const [, temperature, humidity, co2, mode] = found
  return readings(roomNamed(mode) ?? room, { temperature, humidity, co2 })
}

const legacy =
  /^CO2:\s*(\S+)\s*ppm\s+Temperature:\s*(\S+?)\s*(?:°?\s*C|\uFFFD+C)?\s+Humidity:\s*([^\s%]+)\s*(?:%(?:\s*RH)?)?$/i

function parseLegacy(line: string, room: Room): Result<DeviceMessage, Reject> {
  const found = legacy.exec(line)
  if (!found) return badShape(excerpt(line))
  const [, co2, temperature, humidity] = found
  return readings(room, { temperature, humidity, co2 })
}

function parseAs(dialect: Dialect, line: string, room: Room | null): Result<DeviceMessage, Reject> {
  switch (dialect) {
    case 'A':
      return parseJson(line)
    case 'B':
      return parseCsv(line)
    case 'C':
      return parseTagged(line, room ?? 'spawning') // its sketch starts in spawning and does not say so
    case 'D':
      return parseLegacy(line, room ?? 'fruiting')
  }
}

/**
 * One line of a board: a message or a reject, the dialect it shows (null: none), and the state for the next line.
 * Takes anything and never throws.
 */
export function parseLine(rawLine: string, state: LineState): ParsedLine {
  const line = rawLine.trim()
  if (rawLine.length > maxLineChars) {
    return { dialect: null, result: refuse({ code: 'TOO_LONG', detail: `${rawLine.length} characters` }), state }
  }
  if (line === '') return { dialect: null, result: ok({ kind: 'note', text: '' }), state }
  if (line.startsWith('=')) {
    const bannerLines = state.bannerLines > 0 ? 0 : maxBannerLines
    return { dialect: null, result: ok({ kind: 'note', text: line }), state: { ...state, bannerLines } }
  }
  if (/^\[[A-Z0-9_ ]{1,16}\]/.test(line)) return { dialect: null, result: ok(parseTextLine(line)), state }
  const plain = parsePlainText(line)
  if (plain) return { dialect: null, result: ok(plain.message), state: plain.restarted ? newLineState() : state }
  const dialect = detectDialect(line)
  if (dialect === null && state.bannerLines > 0) {
    const after = { ...state, bannerLines: state.bannerLines - 1 }
    return { dialect, result: ok({ kind: 'note', text: line }), state: after }
  }
  if (dialect === null) return { dialect, result: refuse({ code: 'UNKNOWN_LINE', detail: excerpt(line) }), state }
  const result = parseAs(dialect, line, state.room)
  const said = /^MODE[,:]\s*(\w+)/.exec(line)?.[1]
  return { dialect, result, state: { bannerLines: 0, room: roomNamed(said) ?? state.room } }
}
