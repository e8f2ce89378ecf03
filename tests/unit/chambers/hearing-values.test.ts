import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeviceMessage } from '../../../electron/connections/frame.ts'
import { openHeardFarm, wellSaid } from './heard-farm.ts'

const second = 1000
const minute = 60 * second
let own: ReturnType<typeof openHeardFarm>
beforeEach(() => {
  own = openHeardFarm()
})
afterEach(() => {
  own.close()
})

const everySensor = ['temperature', 'humidity', 'co2'].flatMap((of) => [`fruiting-${of}`, `spawning-${of}`])
const neverStored = (said: string[] = []) => {
  own.hearing().seed('chamber-1', { lastSeen: null, readings: [], said: new Set(said) })
}
const oneRoom = () => {
  const { measured } = wellSaid(null)
  own.hear(wellSaid(own.deviceMs(), { measured: measured.filter(({ room }) => room === 'fruiting') }))
}
const trusts = () => Object.fromEntries(own.live().sensors.map(({ sensorId, trust }) => [sensorId, trust]))
const told = () => {
  const { kind, known, all, rooms } = own.live().condition
  return { kind, known, all, rooms }
}

describe('a device with one room', () => {
  it('is well with what it has: what it has never said is not fitted', () => {
    neverStored()
    oneRoom()
    expect(told()).toEqual({ kind: 'ok', known: 3, all: 3, rooms: [] })
    expect(trusts()).toMatchObject({ 'fruiting-co2': 'fresh', 'spawning-co2': 'not-fitted' })
  })

  it('misses what it has said once, in this run or in any before', () => {
    neverStored(['spawning-co2'])
    oneRoom()
    expect(told()).toEqual({ kind: 'partial', known: 3, all: 4, rooms: [] })
    expect(trusts()).toMatchObject({ 'spawning-co2': 'missing', 'spawning-humidity': 'not-fitted' })
  })

  it('is not called so before it is known what was stored of it', () => {
    oneRoom()
    expect(told()).toEqual({ kind: 'partial', known: 3, all: 6, rooms: [] })
    neverStored()
    expect(told().kind).toBe('ok')
  })

  it('says nothing of a device that has said nothing at all', () => {
    neverStored()
    own.pass(2 * minute)
    expect(new Set(Object.values(trusts()))).toEqual(new Set(['missing']))
  })

  it('has a sensor of which the first value could not be read', () => {
    neverStored()
    const { measured } = wellSaid(null)
    const [temperature, ...others] = measured.filter(({ room }) => room === 'fruiting')
    own.hear(
      wellSaid(own.deviceMs(), {
        measured: others,
        lost: [{ room: 'fruiting', quantity: temperature?.quantity ?? 'co2', said: 'NaN' }],
      }),
    )
    expect(trusts()['fruiting-temperature']).toBe('missing')
    expect(told()).toEqual({ kind: 'partial', known: 2, all: 3, rooms: [] })
  })

  it('has a dead sensor where the board says so, and not one in the other room', () => {
    neverStored()
    oneRoom()
    own.hear({ kind: 'note', text: 'ERROR:DHT', event: 'sensor-failed' })
    expect(told()).toMatchObject({ kind: 'dead', rooms: ['fruiting'] })
    own.hear({ kind: 'note', text: '', event: 'sensor-failed', about: { room: 'spawning', quantity: null } })
    expect(told()).toMatchObject({ kind: 'dead', rooms: ['fruiting', 'spawning'] })
    oneRoom()
    expect(told()).toMatchObject({ kind: 'dead', rooms: ['spawning'] })
  })
})

describe('a value beyond what a board passes on', () => {
  const warn = (about?: Extract<DeviceMessage, { kind: 'note' }>['about']) => {
    const note = { kind: 'note', text: '[WARNING] Fruiting sensor out of range', event: 'out-of-range' } as const
    own.hear(about ? { ...note, about } : note)
  }
  const same = wellSaid(null)

  it('is out of range, not frozen, while the board warns, and believed again after', () => {
    for (let frame = 0; frame < 20; frame += 1) {
      own.pass(5 * second)
      warn({ room: 'fruiting', quantity: null })
      own.hear({ ...same, measuredAtMs: own.deviceMs() })
    }
    expect(told()).toMatchObject({ kind: 'frozen', rooms: ['spawning'] })
    expect(trusts()).toMatchObject({ 'fruiting-co2': 'out-of-range', 'spawning-co2': 'frozen' })
    expect(own.live().sensors[2]).toMatchObject({ verdict: null, mark: 'watch' })
    own.hear(wellSaid(own.deviceMs()))
    expect(told()).toMatchObject({ kind: 'out-of-range', rooms: ['fruiting'], known: 3 })
    own.pass(25 * second)
    own.hear(wellSaid(own.deviceMs()))
    expect(told().kind).toBe('out-of-range')
    own.pass(5 * second)
    expect(told().kind).toBe('ok')
  })

  it('is one value where the board names it, and all where it names no room', () => {
    own.hear(wellSaid(own.deviceMs()))
    warn({ room: 'spawning', quantity: 'co2' })
    expect(Object.entries(trusts()).filter(([, trust]) => trust !== 'fresh')).toEqual([
      ['spawning-co2', 'out-of-range'],
    ])
    warn()
    expect(told()).toMatchObject({ kind: 'out-of-range', rooms: ['fruiting', 'spawning'], known: 0 })
  })
})

it('counts each value that came and could not be read, and keeps it with its frame', async () => {
  const lost = [
    { room: 'fruiting', quantity: 'co2', said: 'NaN' },
    { room: 'spawning', quantity: 'co2', said: '\u0000' },
  ] as const
  own.hear(wellSaid(own.deviceMs(), { lost: [...lost] }), { raw: '{"fruiting":{"co2":NaN}}' })
  own.hear(wellSaid(own.deviceMs(), { lost: [lost[0]] }))
  own.hear(wellSaid(own.deviceMs()))
  expect(own.live()).toMatchObject({ frames: 3, rejects: 0, lost: 3 })
  const kept = await own.hearing().ringOf('chamber-1')?.stream(new AbortController().signal).next()
  expect(kept?.value).toMatchObject([
    {
      raw: '{"fruiting":{"co2":NaN}}',
      reject: { code: 'VALUE_LOST', detail: String.raw`fruiting co2: NaN · spawning co2: \u0000` },
    },
    { reject: { code: 'VALUE_LOST', detail: 'fruiting co2: NaN' } },
    { reject: null },
  ])
})

describe('a chamber that speaks each minute', () => {
  const speak = (gapMs: number) => {
    own.pass(gapMs)
    own.hear(wellSaid(own.deviceMs()))
  }
  const through = (gapMs: number) => {
    const seen = new Set<string>()
    for (let passed = 0; passed < gapMs; passed += second) {
      own.pass(second)
      seen.add(own.live().liveness)
    }
    own.hear(wellSaid(own.deviceMs()))
    return [...seen]
  }

  it('is live from one word to the next once its habit is known, and gone later than another', () => {
    own.hear(wellSaid(own.deviceMs()))
    for (let word = 0; word < 4; word += 1) speak(minute)
    expect(own.live().limits).toEqual({ staleMs: 150_000, quietMs: 300_000, oldMs: 600_000 })
    expect(through(minute)).toEqual(['live'])
    own.pass(150 * second)
    expect([told().kind, new Set(Object.values(trusts()))]).toEqual(['stale', new Set(['stale'])])
    own.pass(150 * second)
    expect(told().kind).toBe('silent')
    own.pass(5 * minute)
    expect(told().kind).toBe('offline')
  })

  it('is known to from what is stored', () => {
    const measuredAt = new Date(own.hostMs() - minute)
    const gapsMs = [minute, minute, 58 * second, 61 * second]
    const readings = everySensor.map((sensorId) => ({
      sensorId,
      value: 24,
      quality: 'good' as const,
      measuredAt,
      gapsMs,
    }))
    own.hearing().seed('chamber-1', { lastSeen: measuredAt, readings, said: new Set(everySensor) })
    own.hear(wellSaid(own.deviceMs()))
    expect(through(minute)).toEqual(['live'])
  })
})
