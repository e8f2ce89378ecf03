import { expect, it } from 'vitest'
import type { Arrived } from '../../../electron/connections/frame.ts'
import { parseMessage } from '../../../electron/connections/mqtt/parse-message.ts'
import { createLineReader } from '../../../electron/connections/serial/line-reader.ts'
import { seededRandom } from '../../../electron/connections/simulator/seeded-random.ts'
import { isJump, qualityOf } from '../../../electron/features/telemetry/reading-rules.ts'

const lines = process.env.MASH_LONG ? 10_000 : 1500
const truth = { temperature: 24.1, humidity: 85.8, co2: 862 } as const
const other = { temperature: 27.6, humidity: 75.2, co2: 1897 } as const
const limits = {
  temperature: { minValue: -10, maxValue: 60 },
  humidity: { minValue: 0, maxValue: 100 },
  co2: { minValue: 400, maxValue: 40_000 },
} as const

const sound = [
  '{"fruiting":{"temp":24.1,"humidity":85.8,"co2":862},"spawning":{"temp":27.6,"humidity":75.2,"co2":1897}}',
  'SENSOR,12345,862,24.10,85.80,FRUITING,0',
  'T:24.1,H:85.8,C:862,M:f',
  'CO2: 862 ppm\tTemperature: 24.1 °C\tHumidity: 85.8 %',
]

/** What a wire does: a byte is another, is missing, is there twice; a piece is missing; the end and the next run together. */
function damage(line: Buffer, random: () => number): Buffer {
  const at = Math.floor(random() * line.length)
  const long = 1 + Math.floor(random() * 40)
  const cut = (length: number) => Buffer.concat([line.subarray(0, at), line.subarray(at + length)])
  const insert = (bytes: Buffer) => Buffer.concat([line.subarray(0, at), bytes, line.subarray(at)])
  const kinds = [
    () => Buffer.concat([line.subarray(0, at), Buffer.from([Math.floor(random() * 256)]), line.subarray(at + 1)]),
    () => cut(1),
    () => insert(line.subarray(at, at + 1)),
    () => cut(long),
    () => line.subarray(0, at),
    () => Buffer.concat([line.subarray(0, at), line]),
    () => insert(Buffer.from([Math.floor(random() * 256)])),
  ]
  return (kinds[Math.floor(random() * kinds.length)] ?? kinds[0])?.() ?? line
}

const offBy = { temperature: 3, humidity: 15, co2: 1500 } as const

type Measured = Extract<Extract<Arrived['result'], { ok: true }>['value'], { kind: 'readings' }>['measured'][number]

/** What came of damaged frames: values as they were, good ones a little off, and those no room can have got to. */
function createTally() {
  const wrong: string[] = []
  const tally = { near: 0, kept: 0, wrong }
  return {
    tally,
    add: ({ room, quantity, value }: Measured, isOfRoom: boolean, damaged: Buffer) => {
      const right = (room === 'fruiting' ? truth : other)[quantity]
      const jump = isJump(quantity, { value: right, atMs: 0 }, { value, atMs: 0 })
      const quality = qualityOf(value, limits[quantity], { frozen: false, clock: false, jump })
      if (value === right && isOfRoom) tally.kept += 1
      else if (quality === 'good' && (Math.abs(value - right) > offBy[quantity] || !isOfRoom))
        wrong.push(`${damaged.toString()} → ${room} ${quantity} ${value}`)
      else if (quality === 'good') tally.near += 1
    },
    expectSound: (kind: string) => {
      const figures = { kind, lines, ...tally, wrong: wrong.length }
      if (process.env.MASH_REPORT) process.stdout.write(`${JSON.stringify(figures)}\n`)
      expect(wrong).toEqual([])
      // What no form and no physics can tell: a last digit that is another one.
      expect(tally.near / lines).toBeLessThan(0.2)
      expect(tally.kept).toBeGreaterThan(lines / 4)
    },
  }
}

it(`${lines} damaged lines: no wrong value is taken for a good one that is further off than a room can go`, () => {
  const random = seededRandom(11)
  const { add, expectSound } = createTally()
  for (let round = 0; round < lines; round += 1) {
    const line = sound[round % sound.length] ?? ''
    const damaged = damage(Buffer.from(line), random)
    let whole = true
    const reader = createLineReader({
      device: 'path:x',
      nowMs: () => 0,
      onArrived: ({ result }) => {
        if (whole || !result.ok || result.value.kind !== 'readings') return
        // B, C and D measure one room at a time; of the other they have said nothing. A tag that became the other
        // one, and nothing else, makes a sound line of the other room: no form tells that.
        const isRetagged = damaged.toString() === line.replace(/f$/, 's')
        for (const one of result.value.measured)
          add(one, line.startsWith('{') || one.room === 'fruiting' || isRetagged, damaged)
      },
    })
    reader.push(Buffer.from(`${line}\r\n`))
    whole = false
    reader.push(Buffer.concat([damaged, Buffer.from('\r\n')]))
  }
  expectSound('usb')
})

it(`${lines} damaged messages of a gateway: none of them gives a good value that is further off than a room can go`, () => {
  const random = seededRandom(12)
  const { add, expectSound } = createTally()
  const atMs = Date.UTC(2026, 10, 23, 4)
  const message = `${sound[0]?.slice(0, -1)},"timestamp":${atMs / 1000}}`
  for (let round = 0; round < lines; round += 1) {
    const payload = damage(Buffer.from(message), random)
    const topic = 'devices/MASH-1/sensor_data'
    const { result } = parseMessage({ topic, payload, retained: false, receivedAtMs: atMs })
    if (!result.ok || result.value.kind !== 'readings') continue
    for (const one of result.value.measured) add(one, true, payload)
  }
  expectSound('mqtt')
})
