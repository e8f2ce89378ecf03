import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Chamber, Room } from '../../../electron/contract/chambers/chambers.ts'
import { chamberSensors, defaultSetPoints } from '../../../electron/features/chambers/default-set-points.ts'
import { createIngest, type Ingest, type StoredReading } from '../../../electron/features/telemetry/index.ts'
import type { Said } from '../../../electron/features/telemetry/ingest.ts'
import type { Reading } from '../../../electron/features/telemetry/reading-store.ts'
import { createTopic } from '../../../electron/platform/bus.ts'
import { openSpool, type Spool } from '../../../electron/platform/spool.ts'

const noon = Date.UTC(2026, 10, 23, 4)
const hour = 3_600_000
const chamber: Chamber = {
  ...{ id: 'chamber-1', serialNumber: 'MASH-1', name: 'House', location: null, demo: false, firmware: null },
  setPoints: defaultSetPoints,
  sensors: chamberSensors.map((sensor) => ({
    ...sensor,
    id: `${sensor.room} ${sensor.quantity}`,
    calibration: { offset: 0, scale: 1, lastCalibrated: null },
  })),
}

let folder: string
let spool: Spool
let ingest: Ingest
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mash-ingest-'))
  spool = openSpool(join(folder, 'spool.sqlite'))
  ingest = createIngest({ spool, spooled: createTopic<StoredReading[]>() })
})
afterEach(() => {
  spool.close()
  rmSync(folder, { recursive: true })
})

type Values = Partial<Record<'temperature' | 'humidity' | 'co2', number>>
const say = (values: Values, more: Partial<Said> = {}, by = ingest) =>
  by.take(chamber, 'owner-1', {
    measured: (['temperature', 'humidity', 'co2'] as const).flatMap((quantity) => {
      const value = values[quantity]
      return value === undefined ? [] : [{ room: 'fruiting' as const, quantity, value }]
    }),
    ...{ measuredAtMs: noon, receivedAtMs: noon, backlog: false },
    ...more,
  })
const spooled = (): Reading[] => {
  ingest.commit()
  return spool.peek(100).map((row) => JSON.parse(row.body) as Reading)
}
const qualities = (said: ReturnType<Ingest['take']>) => said.readings.map((one) => one.quality)

describe('a jump', () => {
  it('is uncertain, and so is all that follows it until a room could have got there', () => {
    const at = (seconds: number) => ({ measuredAtMs: null, receivedAtMs: noon + seconds * 1000 })
    expect(qualities(say({ humidity: 47 }, at(0)))).toEqual(['good'])
    expect(qualities(say({ humidity: 4.73 }, at(5)))).toEqual(['uncertain'])
    expect(qualities(say({ humidity: 4.74 }, at(10)))).toEqual(['uncertain'])
    expect(qualities(say({ humidity: 46 }, at(15)))).toEqual(['good'])
    expect(qualities(say({ humidity: 20 }, at(75)))).toEqual(['good'])
  })
  it('is each value by itself, and no sensor error is a step', () => {
    say({ temperature: 24, co2: 900 })
    expect(qualities(say({ temperature: 240, co2: 901 }))).toEqual(['error', 'good'])
    expect(qualities(say({ temperature: 24.1, co2: 9010 }))).toEqual(['good', 'uncertain'])
  })
})

describe('a clock that is five hours behind', () => {
  const behind = (seconds: number, more: Partial<Said> = {}) =>
    say(
      { temperature: 24 + seconds / 100 },
      { measuredAtMs: noon - 5 * hour + seconds * 1000, receivedAtMs: noon + seconds * 1000, ...more },
    )
  it('is doubted after a reconnection too, when it was before', () => {
    behind(0)
    expect(behind(5, { backlog: true }).readings).toMatchObject([
      { quality: 'uncertain', measuredAt: new Date(noon + 5000) },
    ])
  })
  it('is found out by its pace, when nothing was known of it', () => {
    behind(0, { backlog: true })
    expect(qualities(behind(5, { backlog: true }))).toEqual(['uncertain'])
    expect(qualities(behind(10, { backlog: true }))).toEqual(['uncertain'])
  })
  it('put right is believed again', () => {
    behind(0)
    say({ temperature: 24.1 }, { measuredAtMs: noon + 5000, receivedAtMs: noon + 5000 })
    const missed = { measuredAtMs: noon + 10_000, receivedAtMs: noon + hour, backlog: true }
    expect(say({ temperature: 24.2 }, missed).readings).toMatchObject([
      { quality: 'good', measuredAt: new Date(noon + 10_000) },
    ])
  })
})

describe('one message', () => {
  const doubtful = { measuredAtMs: noon - 5 * hour, receivedAtMs: noon }
  it('of a doubtful clock has one id whenever it is received, and another when it says something else', () => {
    say({ temperature: 24 }, doubtful)
    say({ temperature: 24 }, { ...doubtful, receivedAtMs: noon + 700 })
    say({ temperature: 24.1 }, { ...doubtful, receivedAtMs: noon + 900 })
    expect(spooled().map(({ value, measuredAtMs }) => [value, measuredAtMs])).toEqual([
      [24, noon],
      [24.1, noon + 900],
    ])
  })
  it('knows the id that it has where its clock is believed', () => {
    say({ temperature: 24 }, doubtful)
    const other = createIngest({ spool, spooled: createTopic<StoredReading[]>() })
    say({ temperature: 24 }, { ...doubtful, backlog: true }, other)
    other.commit()
    const [believed, doubted] = spooled()
    expect(believed).toMatchObject({ measuredAtMs: noon - 5 * hour, quality: 'good', id: doubted?.alias })
    expect(doubted).toMatchObject({ measuredAtMs: noon, quality: 'uncertain', id: believed?.alias })
  })
  it('that nobody can doubt has no other id', () => {
    say({ temperature: 24 }, { measuredAtMs: noon - 150_000 })
    say({ temperature: 24 }, { measuredAtMs: noon - 150_001 })
    say({ temperature: 24 }, { measuredAtMs: null })
    expect(spooled().map(({ alias }) => typeof alias)).toEqual(['undefined', 'string', 'undefined'])
  })
})

describe('a retained message', () => {
  const kept = (measuredAtMs: number | null) => say({ temperature: 24 }, { measuredAtMs, retained: true }).readings
  it('without a time is no reading', () => {
    expect(kept(null)).toEqual([])
    expect(spooled()).toEqual([])
  })
  it('is believed at its own time, however old, and not in the future', () => {
    expect(kept(noon - 30 * 24 * hour)).toMatchObject([
      { measuredAt: new Date(noon - 30 * 24 * hour), quality: 'good' },
    ])
    expect(kept(noon + 300_000)).toMatchObject([{ measuredAt: new Date(noon) }])
    expect(kept(noon + 300_001)).toEqual([])
  })
  it('is none from a device whose clock is known to be wrong', () => {
    say({ temperature: 24 }, { measuredAtMs: noon - 5 * hour })
    expect(kept(noon - 5 * hour)).toEqual([])
  })
  it('teaches nothing of the clock, of what repeats, or of steps', () => {
    for (let i = 0; i < 20; i += 1) say({ temperature: 50 }, { measuredAtMs: noon - 5 * hour + i, retained: true })
    expect(qualities(say({ temperature: 20 }))).toEqual(['good'])
    const missed = { measuredAtMs: noon + 1000, receivedAtMs: noon + hour, backlog: true }
    expect(qualities(say({ temperature: 20 }, missed))).toEqual(['good'])
  })
})

it('a clock ahead makes no reading of later than now, but keeps its id', () => {
  expect(say({ temperature: 24 }, { measuredAtMs: noon + 240_000 }).readings).toMatchObject([
    { measuredAt: new Date(noon), quality: 'good' },
  ])
  expect(spooled()).toMatchObject([{ measuredAtMs: noon + 240_000 }])
})

it('a room whose board says that it is out of range is not frozen', () => {
  const again = (outOfRange: readonly Room[]) => say({ co2: 5000 }, { outOfRange })
  for (let i = 0; i < 11; i += 1) expect(qualities(again(['fruiting']))).toEqual(['good'])
  expect(again(['fruiting']).frozenRooms).toEqual([])
  expect(again(['spawning'])).toMatchObject({ frozenRooms: ['fruiting'], readings: [{ quality: 'uncertain' }] })
  expect(again([])).toMatchObject({ frozenRooms: ['fruiting'] })
})
