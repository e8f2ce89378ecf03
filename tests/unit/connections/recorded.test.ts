import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Arrived } from '../../../electron/connections/frame.ts'
import { parseMessage } from '../../../electron/connections/mqtt/parse-message.ts'
import { createLineReader } from '../../../electron/connections/serial/line-reader.ts'

/**
 * MASH's own gateway and boards, unmodified, as they were heard (`t` in epoch seconds). What must be heard of them is
 * said here, or taken from the recording by plain text and JSON, never by our parsers.
 */
const recordedIn = (file: string): Record<string, unknown>[] =>
  readFileSync(join(import.meta.dirname, '../../support/recorded', file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

type Rooms = Record<'fruiting' | 'spawning', { temp: number; humidity: number; co2: number }>
const inJson = (text: string): string[] =>
  Object.entries(JSON.parse(text) as Rooms).flatMap(([room, said]) =>
    typeof said === 'object'
      ? [`${room} temperature ${said.temp}`, `${room} humidity ${said.humidity}`, `${room} co2 ${said.co2}`]
      : [],
  )
/** `SENSOR,millis,co2,temp,humidity,mode,alert` of the spawning room. */
const inCsv = (line: string): string[] => {
  const [, , co2, temp, humidity] = line.split(',')
  return [
    `spawning temperature ${Number(temp)}`,
    `spawning humidity ${Number(humidity)}`,
    `spawning co2 ${Number(co2)}`,
  ]
}
const valuesOf = (all: readonly Arrived[]): string[][] =>
  all.flatMap(({ result }) =>
    result.ok && result.value.kind === 'readings'
      ? [result.value.measured.map(({ room, quantity, value }) => `${room} ${quantity} ${value}`)]
      : [],
  )
const rejected = (all: readonly Arrived[]) => all.filter(({ result }) => !result.ok).map(({ raw }) => raw)
const eventsIn = (all: readonly Arrived[]) => {
  const events = all.flatMap(({ result }) =>
    result.ok && result.value.kind === 'note' && result.value.event ? [result.value.event] : [],
  )
  return Object.fromEntries([...new Set(events)].map((one) => [one, events.filter((event) => event === one).length]))
}

/** The lines of one board, each time the port is opened by a reader of its own; in pieces as a wire brings them. */
function played(file: string, board?: string) {
  const all: Arrived[] = []
  const lines: string[] = []
  const open = () =>
    createLineReader({ device: 'path:x', nowMs: () => 0, onArrived: (arrived) => void all.push(arrived) })
  let reader = open()
  for (const { kind, line, board: of } of recordedIn(file)) {
    if (board !== undefined && of !== board) continue
    if (kind === 'opened') reader = open()
    if (kind !== 'out' || typeof line !== 'string') continue
    lines.push(line)
    const bytes = Buffer.from(`${line}\r\n`)
    reader.push(bytes.subarray(0, 7))
    reader.push(bytes.subarray(7))
  }
  return { all, lines, dialect: reader.dialect() }
}

it('all that a gateway said in its first minutes is heard, value by value, at its own time', () => {
  const messages = recordedIn('gateway-first-contact.jsonl').map(({ t, topic, payload, retain }) => {
    const incoming = { topic: String(topic), payload: Buffer.from(String(payload)), retained: retain === true }
    return { t: Number(t), payload: String(payload), of: parseMessage({ ...incoming, receivedAtMs: Number(t) * 1000 }) }
  })
  expect(messages).toHaveLength(42)
  expect(new Set(messages.map(({ of }) => of.device))).toEqual(new Set(['MASH-B2-CAL26-CE637C']))
  expect(messages[0]?.of.result).toMatchObject({ value: { kind: 'status', online: true } })
  const frames = messages.slice(1)
  expect(valuesOf(frames.map(({ of }) => of))).toEqual(frames.map(({ payload }) => inJson(payload)))
  for (const { t, of } of frames) {
    if (!of.result.ok || of.result.value.kind !== 'readings') throw new Error(`not heard: ${of.raw}`)
    expect(of.result.value.lost).toEqual([])
    expect(Math.abs((of.result.value.measuredAtMs ?? 0) - t * 1000)).toBeLessThan(1000)
  }
})

describe('all that a board said over USB is heard', () => {
  it('of the firmware of today: every value, its restart, its relays off', () => {
    const { all, lines, dialect } = played('board-first-contact.jsonl')
    const said = lines.filter((line) => line.startsWith('{')).map(inJson)
    expect([said.length, dialect, rejected(all)]).toEqual([46, 'A', []])
    expect(valuesOf(all)).toEqual(said)
    expect(eventsIn(all)).toEqual({ ready: 1, 'relays-off': 1 })
  })

  it('of the firmware that switches off after ten seconds of silence: six times off, six times back', () => {
    const { all, lines, dialect } = played('boards-older.jsonl', 'a467072')
    const said = lines.filter((line) => line.startsWith('{')).map(inJson)
    expect([said.length, dialect, rejected(all)]).toEqual([18, 'A', []])
    expect(valuesOf(all)).toEqual(said)
    const off = { 'watchdog-silence': 6, 'watchdog-recovered': 6 }
    // Once at its start, and each time by two lines.
    expect(eventsIn(all)).toEqual({ ready: 1, 'relays-off': 13, ...off })
  })

  it('of the sketch with commas: every value and warning, over three openings', () => {
    const { all, lines, dialect } = played('boards-older.jsonl', 'csv')
    const said = lines.filter((line) => line.startsWith('SENSOR,')).map(inCsv)
    expect([said.length, dialect, rejected(all)]).toEqual([106, 'B', []])
    expect(valuesOf(all)).toEqual(said)
    const alerts = all.filter(({ result }) => result.ok && result.value.kind === 'alert')
    expect(alerts.map(({ raw }) => raw)).toEqual(lines.filter((line) => line.startsWith('ALERT,')))
    expect(alerts).toHaveLength(54)
    expect(eventsIn(all)).toMatchObject({ 'sensor-failed': 4, 'sensor-warning': 2, mode: 2 })
  })

  it('of a board whose sensor is dead: known by what it says, and no value', () => {
    const { all, dialect } = played('boards-older.jsonl', 'controller-dead')
    expect([dialect, rejected(all), valuesOf(all)]).toEqual(['C', [], []])
    expect(eventsIn(all)).toEqual({ ready: 1, 'sensor-failed': 30 })
  })
})
