import { describe, expect, it } from 'vitest'
import { createLineSplitter } from '../../../../electron/connections/serial/line-splitter.ts'
import { newLineState, parseLine } from '../../../../electron/connections/serial/parse-line.ts'
import { BoardSimulator } from '../../../../electron/connections/simulator/board-simulator.ts'
import { newChamber, sensed, stepChamber } from '../../../../electron/connections/simulator/chamber-model.ts'
import { seededRandom } from '../../../../electron/connections/simulator/seeded-random.ts'

describe('seededRandom', () => {
  it('gives the same numbers for the same seed, spread over 0 to 1', () => {
    const [a, b, other] = [seededRandom(5), seededRandom(5), seededRandom(6)]
    const numbers = Array.from({ length: 10_000 }, a)
    expect(Array.from({ length: 10_000 }, b)).toEqual(numbers)
    expect(other()).not.toBe(numbers[0])
    expect(numbers.every((x) => x >= 0 && x < 1)).toBe(true)
    expect(numbers.reduce((sum, x) => sum + x, 0) / 10_000).toBeCloseTo(0.5, 1)
  })
})

describe('the climate of a chamber that keeps its set points', () => {
  const random = seededRandom(3)
  const start = Date.UTC(2026, 10, 22)
  let state = newChamber({ atMs: start, auto: true, random })
  const days = Array.from({ length: 2 * 17_280 }, () => {
    state = stepChamber(state, 5000, random)
    return state
  })
  const range = (of: (one: (typeof days)[number]) => number) => {
    const values = days.map(of)
    return { low: Math.min(...values), high: Math.max(...values) }
  }

  it('stays where mushrooms grow', () => {
    const temp = range((one) => one.rooms.fruiting.temp)
    const humidity = range((one) => one.rooms.fruiting.humidity)
    const co2 = range((one) => one.rooms.fruiting.co2)
    expect(temp.low).toBeGreaterThan(19)
    expect(temp.high).toBeLessThan(29)
    expect(humidity.low).toBeGreaterThan(65)
    expect(humidity.high).toBeLessThan(99)
    expect(co2.low).toBeGreaterThan(400)
    expect(co2.high).toBeLessThan(1300)
    const spawning = range((one) => one.rooms.spawning.co2)
    expect(spawning.low).toBeGreaterThan(2000)
    expect(spawning.high).toBeLessThan(5000)
  })

  it('moves: mist, flush and light come and go', () => {
    const switches = (of: (one: (typeof days)[number]) => boolean) =>
      days.filter((one, at) => at > 0 && of(one) !== of(days[at - 1] ?? one)).length
    expect(switches((one) => one.relays.MIST_MAKER)).toBeGreaterThan(10)
    expect(switches((one) => one.relays.FRUITING_EXHAUST_FAN)).toBeGreaterThan(10)
    expect(switches((one) => one.relays.FRUITING_LED)).toBe(4)
    expect(days.some((one) => one.relays.MIST_MAKER && one.relays.FRUITING_EXHAUST_FAN)).toBe(false)
  })
})

it('says only what the firmware lets through', () => {
  expect(sensed({ temp: 99, humidity: 120, co2: 12_000.4 })).toEqual({ temp: 60, humidity: 100, co2: 5000 })
  expect(sensed({ temp: 23.456, humidity: 85.16, co2: 799.6 })).toEqual({ temp: 23.5, humidity: 85.2, co2: 800 })
})

describe('a simulated board', () => {
  const answersTo = (line: string) => {
    let said = ''
    const board = new BoardSimulator({
      dialect: 'A',
      random: seededRandom(1),
      send: (bytes) => (said += bytes.toString()),
    })
    board.hear(Buffer.from(line))
    return { said, board }
  }

  it.each([
    ['{"actuator":"MIST_MAKER","state":"ON"}\n', '[CMD] Set MIST_MAKER to ON\r\n', true],
    // Anything but ON is off, though the answer repeats the word.
    ['{"actuator":"MIST_MAKER","state":"on"}\r', '[CMD] Set MIST_MAKER to on\r\n', false],
    ['{"actuator":"BLOWER_FAN","state":"ON"}\n', '[ERROR] Unknown actuator: BLOWER_FAN\r\n', false],
    ['{"keepalive":true}\n', '', false],
    ['ALL_OFF\n', '[ERROR] deserializeJson() failed: InvalidInput\r\n', false],
    [
      `{"actuator":"MIST_MAKER","state":"ON"${' '.repeat(200)}}\n`,
      '[ERROR] deserializeJson() failed: IncompleteInput\r\n',
      false,
    ],
    ['{"state":"ON"}\n', "[ERROR] Invalid JSON command format. Missing 'actuator' or 'state'.\r\n", false],
  ])('answers %j with %j', (line, answer, on) => {
    const { said, board } = answersTo(line)
    expect(said).toBe(answer)
    expect(board.chamber.relays.MIST_MAKER).toBe(on)
  })

  it('boots with words that our parser knows', () => {
    for (const dialect of ['A', 'B', 'C', 'D'] as const) {
      const bytes: Buffer[] = []
      const board = new BoardSimulator({ dialect, random: seededRandom(1), send: (one) => bytes.push(one) })
      board.boot()
      board.powerOff()
      let state = newLineState()
      for (const { text } of createLineSplitter().push(Buffer.concat(bytes))) {
        for (const parsed of parseLine(text, state)) {
          state = parsed.state
          expect(parsed.result, text).toMatchObject({ ok: true })
        }
      }
    }
  })
})
