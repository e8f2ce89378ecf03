import { expect, it } from 'vitest'
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

it(`${lines} damaged lines: no wrong value is taken for a good one that is further off than a room can go`, () => {
  const random = seededRandom(11)
  const wrong: string[] = []
  let [near, kept] = [0, 0]
  for (let round = 0; round < lines; round += 1) {
    const line = sound[round % sound.length] ?? ''
    const damaged = damage(Buffer.from(line), random)
    let whole = true
    const reader = createLineReader({
      device: 'path:x',
      nowMs: () => 0,
      onArrived: ({ result }) => {
        if (whole || !result.ok || result.value.kind !== 'readings') return
        for (const { room, quantity, value } of result.value.measured) {
          const right = (room === 'fruiting' ? truth : other)[quantity]
          const was = { value: right, atMs: 0 }
          const quality = qualityOf(value, limits[quantity], {
            frozen: false,
            clock: false,
            jump: isJump(quantity, was, { value, atMs: 0 }),
          })
          // B, C and D measure one room at a time; of the other they have said nothing. A tag that became the other
          // one, and nothing else, makes a sound line of the other room: no form tells that.
          const isOfRoom = line.startsWith('{') || room === 'fruiting' || damaged.toString() === line.replace(/f$/, 's')
          if (value === right && isOfRoom) kept += 1
          else if (quality === 'good' && (Math.abs(value - right) > offBy[quantity] || !isOfRoom))
            wrong.push(`${damaged.toString()} → ${room} ${quantity} ${value}`)
          else if (quality === 'good') near += 1
        }
      },
    })
    reader.push(Buffer.from(`${line}\r\n`))
    whole = false
    reader.push(Buffer.concat([damaged, Buffer.from('\r\n')]))
  }
  if (process.env.MASH_REPORT) process.stdout.write(`${JSON.stringify({ lines, wrong: wrong.length, near, kept })}\n`)
  expect(wrong).toEqual([])
  // What no form and no physics can tell: a last digit that is another one.
  expect(near / lines).toBeLessThan(0.2)
  expect(kept).toBeGreaterThan(lines / 4)
})
