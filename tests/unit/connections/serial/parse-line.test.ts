import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DeviceMessage } from '../../../../electron/connections/frame.ts'
import { createLineSplitter } from '../../../../electron/connections/serial/line-splitter.ts'
import {
  detectDialect,
  type LineState,
  newLineState,
  type ParsedLine,
  parseLine,
} from '../../../../electron/connections/serial/parse-line.ts'
import { recordedBytes } from '../frames.ts'

/** A line with one thing on it. */
function parseOne(line: string, state: LineState): ParsedLine {
  const [parsed, ...more] = parseLine(line, state)
  expect(more).toEqual([])
  return parsed as ParsedLine
}
const parse = (line: string, state: LineState = newLineState()) => parseOne(line, state).result
const rejectOf = (line: string) => {
  const result = parse(line)
  return result.ok ? null : result.refusal.code
}

/** A whole recorded conversation, line by line. */
function conversation(name: string): { messages: DeviceMessage[]; rejects: string[] } {
  let state = newLineState()
  const messages: DeviceMessage[] = []
  const rejects: string[] = []
  for (const { text } of createLineSplitter().push(recordedBytes(name))) {
    const parsed = parseOne(text, state)
    state = parsed.state
    if (parsed.result.ok) messages.push(parsed.result.value)
    else rejects.push(text)
  }
  return { messages, rejects }
}
const readingsOf = (name: string) =>
  conversation(name).messages.flatMap((one) => (one.kind === 'readings' ? [one] : []))
const eventsOf = (name: string) =>
  conversation(name).messages.flatMap((one) => (one.kind === 'note' && one.event ? [one.event] : []))
const values = (room: string, [temperature, humidity, co2]: [number, number, number]) => [
  { room, quantity: 'temperature', value: temperature },
  { room, quantity: 'humidity', value: humidity },
  { room, quantity: 'co2', value: co2 },
]

describe('recorded conversations', () => {
  it.each(['serial-a', 'serial-a-sensors-missing', 'serial-b', 'serial-c', 'serial-d'])(
    '%s is understood without a reject',
    (name) => {
      expect(conversation(name).rejects).toEqual([])
    },
  )

  it('A: both rooms at once, a dead room beside a live one, and what the texts mean', () => {
    expect(readingsOf('serial-a')).toEqual([
      {
        kind: 'readings',
        measured: values('spawning', [24, 90, 1200]),
        lost: [],
        deadRooms: ['fruiting'],
        measuredAtMs: null,
      },
      {
        kind: 'readings',
        measured: [...values('fruiting', [23.5, 85.2, 800]), ...values('spawning', [24, 90, 1200])],
        lost: [],
        deadRooms: [],
        measuredAtMs: null,
      },
      {
        kind: 'readings',
        measured: [...values('fruiting', [23.6, 85, 803]), ...values('spawning', [24, 90.1, 1204])],
        lost: [],
        deadRooms: [],
        measuredAtMs: null,
      },
    ])
    expect(eventsOf('serial-a')).toEqual([
      'ready',
      'out-of-range',
      'sensor-warning',
      'sensor-warning',
      'watchdog-silence',
      'watchdog-recovered',
    ])
    expect(eventsOf('serial-a-sensors-missing')).toEqual(Array(4).fill('sensor-init-failed'))
  })

  it('A: what the board warns of is an alert in its own words', () => {
    expect(parse('[WARNING] Fruiting sensor out of range')).toMatchObject({
      value: { kind: 'note', event: 'out-of-range', about: { room: 'fruiting', quantity: null } },
    })
    expect(parse('[ALERT] Spawning CO2 too high')).toMatchObject({
      value: { kind: 'alert', type: 'alert', room: 'spawning', message: 'Spawning CO2 too high' },
    })
    expect(parse('[WARNING] Fan fruiting stuck')).toMatchObject({
      value: { kind: 'alert', type: 'warning', room: null },
    })
    expect(parse('[WARNING] ')).toMatchObject({ value: { kind: 'note' } })
  })

  it('A: answers to commands', () => {
    const answers = conversation('serial-a').messages.filter((one) => one.kind === 'command-answer')
    expect(answers).toMatchObject([
      { ok: true, relay: 'MIST_MAKER', state: 'ON', text: '[CMD] Set MIST_MAKER to ON' },
      { ok: false, relay: null, state: null, text: '[ERROR] Unknown actuator: BLOWER_FAN' },
      { ok: false, relay: null },
      { ok: false, relay: null },
    ])
  })

  it('B: the room is in the line', () => {
    expect(readingsOf('serial-b').map((one) => one.measured)).toEqual([
      values('spawning', [22.5, 92.3, 1200]),
      values('fruiting', [22.61, 91.2, 801]),
    ])
    expect(conversation('serial-b').messages).toContainEqual(
      expect.objectContaining({ kind: 'alert', type: 'co2_low', room: 'spawning', severity: 'WARNING' }),
    )
  })

  it('C: the room is the one last told; spawning from the start', () => {
    expect(readingsOf('serial-c').map((one) => one.measured[0]?.room)).toEqual(['spawning', 'fruiting', 'spawning'])
    expect(readingsOf('serial-c')[0]?.measured).toEqual(values('spawning', [25.5, 85.2, 1200]))
  })

  it('D: fruiting', () => {
    expect(readingsOf('serial-d')[0]?.measured).toEqual(values('fruiting', [25.5, 85.2, 1200]))
  })
})

describe('parseLine', () => {
  it('tells the dialect by how a line begins', () => {
    const lines = ['{"x":1}', 'SENSOR,1', 'T:1', 'CO2: 1', '[READY] x', 'hello']
    expect(lines.map(detectDialect)).toEqual(['A', 'B', 'C', 'D', null, null])
  })

  it.each([
    ['{"fruiting":{"temp":23.5,"humidity":85', 'NOT_JSON'],
    ['{"fruiting":[WARNING] Fruiting sensor out of range', 'NOT_JSON'],
    ['{}', 'BAD_SHAPE'],
    ['{"fruiting":{"temp":"warm","humidity":"wet","co2":"much"}}', 'BAD_SHAPE'],
    ['{"fruiting":{"temp":1e999}}', 'OUT_OF_RANGE'],
    ['{"device":{"status":"no_sensors"}}', 'BAD_SHAPE'],
    ['SENSOR,12345,1200,22.50,92.30,SPAWNING', 'BAD_SHAPE'],
    ['SENSOR,12345,1200,22.50,92.30,SPAWNING,0,1', 'BAD_SHAPE'],
    ['SENSOR,12345,1200,22.50,92.30,KITCHEN,0', 'BAD_SHAPE'],
    ['SENSOR,12345,12OO,22.S0,92.30,SPAWNING,0', 'BAD_SHAPE'],
    [`SENSOR,1,${'9'.repeat(400)},22.50,92.30,SPAWNING,0`, 'OUT_OF_RANGE'],
    ['MODE,KITCHEN', 'BAD_SHAPE'],
    ['MODE:', 'BAD_SHAPE'],
    ['ALERT,1,SPAWNING,many', 'BAD_SHAPE'],
    ['T:25.5,H:85.2', 'BAD_SHAPE'],
    ['T:,H:,C:', 'BAD_SHAPE'],
    ['CO2: 1200 ppm', 'BAD_SHAPE'],
    ['CO2: 12CO2: 1200 ppm\tTemperature: 25.5 °C\tHumidity: 85.2 %', 'BAD_SHAPE'],
    ['$GPGGA,123519', 'UNKNOWN_LINE'],
    ['ENSOR,12345,1200,22.50,92.30,SPAWNING,0', 'UNKNOWN_LINE'],
    ['x'.repeat(1025), 'TOO_LONG'],
  ])('rejects %s as %s', (line, code) => {
    expect(rejectOf(line)).toBe(code)
  })

  it('keeps what is sound beside what is not', () => {
    expect(parse('{"fruiting":{"temp":23.5,"humidity":null,"co2":800},"spawning":7}')).toMatchObject({
      value: { measured: [{ quantity: 'temperature' }, { quantity: 'co2' }], deadRooms: [] },
    })
    expect(parse('T:nan,H:85.2,C:1200')).toMatchObject({
      value: { measured: [{ quantity: 'humidity' }, { quantity: 'co2' }] },
    })
    expect(parse('T:nan,H:nan,C:nan')).toMatchObject({ value: { measured: [], deadRooms: ['spawning'] } })
  })

  it('passes on what no sensor can say: that is judged elsewhere', () => {
    expect(parse('{"fruiting":{"temp":-99,"humidity":250,"co2":0}}')).toMatchObject({
      ok: true,
      value: { measured: values('fruiting', [-99, 250, 0]) },
    })
  })

  it('takes the degree sign in either encoding', () => {
    for (const sign of ['°C', '\uFFFDC', 'C', '']) {
      expect(parse(`CO2: 1200 ppm\tTemperature: 25.5 ${sign}\tHumidity: 85.2 %`)).toMatchObject({ ok: true })
    }
  })

  it('takes plain lines as text of the banner only after a rule, and not for ever', () => {
    expect(rejectOf('  Any text')).toBe('UNKNOWN_LINE')
    let { state } = parseOne('='.repeat(40), newLineState())
    const kinds = Array.from({ length: 8 }, () => {
      const parsed = parseOne('  Any text', state)
      state = parsed.state
      return parsed.result.ok
    })
    expect(kinds).toEqual([true, true, true, true, true, true, false, false])
  })

  it('forgets the room that was told when the board has restarted', () => {
    const told = parseOne('MODE:Fruiting', newLineState()).state
    expect(parse('T:1.0,H:2.0,C:3', told)).toMatchObject({ value: { measured: [{ room: 'fruiting' }, {}, {}] } })
    const restarted = parseOne('MASH Arduino Controller Initialized', told).state
    expect(parse('T:1.0,H:2.0,C:3', restarted)).toMatchObject({ value: { measured: [{ room: 'spawning' }, {}, {}] } })
  })

  it('never throws, and never gives a value that is no number', () => {
    const real = [
      '{"fruiting":{"temp":23.5}}',
      'SENSOR,1,2,3,4,SPAWNING,0',
      'T:1,H:2,C:3',
      'CO2: 1 ppm\tTemperature: 2 C\tHumidity: 3 %',
      '[CMD] Set A to B',
    ]
    const mutated = fc
      .tuple(fc.constantFrom(...real), fc.nat(60), fc.string({ unit: 'binary' }))
      .map(([line, at, junk]) => line.slice(0, at) + junk + line.slice(at + 1))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 1100 }), mutated, fc.json()), (line) => {
        for (const { result } of parseLine(line, newLineState())) {
          if (!result.ok || result.value.kind !== 'readings') continue
          for (const { value } of result.value.measured) expect(Number.isFinite(value)).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })
})
