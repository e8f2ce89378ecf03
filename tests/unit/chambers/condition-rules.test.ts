import { describe, expect, it } from 'vitest'
import type { LatestReading, Liveness } from '../../../electron/contract/chambers/chambers.ts'
import { conditionKind } from '../../../electron/contract/chambers/condition.ts'
import {
  conditionMark,
  type Facts,
  judge,
  sensorStates,
  worstOf,
} from '../../../electron/features/chambers/condition-rules.ts'
import { band, factsOf, inBandReadings, noon, sampleChamber } from './chamber-sample.ts'

type Change = Partial<Omit<LatestReading, 'sensorId'>> & { ageMs?: number }

/** A live chamber in band, but for what is given; of a sensor with `null` nothing was ever heard. */
function facts(changes: Partial<Facts> = {}, sensors: Record<string, Change | null> = {}): Facts {
  const readings = inBandReadings().flatMap((reading) => {
    const change = sensors[reading.sensorId]
    if (change === null) return []
    const { ageMs = 4000, ...more } = change ?? {}
    return [{ ...reading, measuredAt: new Date(noon.getTime() - ageMs), ...more }]
  })
  return factsOf(readings, changes)
}
const stateOf = (sensorId: string, ...of: Parameters<typeof facts>) =>
  sensorStates(facts(...of)).find((state) => state.sensorId === sensorId)
const worst = (...of: Parameters<typeof facts>) => {
  const now = facts(...of)
  return worstOf(now, sensorStates(now))
}
const co2 = 'fruiting co2'
const every = (change: Change | null) => Object.fromEntries(inBandReadings().map(({ sensorId }) => [sensorId, change]))

describe('judge', () => {
  const house = band({ min: 22, max: 26, criticalMin: 18, criticalMax: 30 })

  it.each([
    [24, 'in', false, null],
    [22, 'in', false, null],
    [26, 'in', false, null],
    [26.1, 'above', false, 26],
    [21.9, 'below', false, 22],
    [30, 'above', false, 26],
    [30.1, 'above', true, 30],
    [18, 'below', false, 22],
    [17.9, 'below', true, 18],
  ] as const)('%d °C is %s', (value, side, critical, limit) => {
    expect(judge(value, house)).toEqual({ side, critical, limit })
  })

  it('knows a band with one side', () => {
    expect(judge(0, band({ max: 1000, criticalMax: 1500 })).side).toBe('in')
    expect(judge(1001, band({ max: 1000 }))).toEqual({ side: 'above', critical: false, limit: 1000 })
    expect(judge(85, band({ min: 85 }))).toEqual({ side: 'in', critical: false, limit: null })
    expect(judge(-5, band({ max: 26 })).side).toBe('in') // no lower limit is not a limit of nought
    expect(judge(84.9, band({ min: 85 }))).toEqual({ side: 'below', critical: false, limit: 85 })
  })

  it('keeps a critical limit without a band', () => {
    expect(judge(1501, band({ criticalMax: 1500 }))).toEqual({ side: 'above', critical: true, limit: 1500 })
    expect(judge(1500, band({ criticalMax: 1500 }))).toEqual({ side: 'unbanded', critical: false, limit: null })
    expect(judge(17, band({ criticalMin: 18 }))).toEqual({ side: 'below', critical: true, limit: 18 })
    expect(judge(7, undefined)).toEqual({ side: 'unbanded', critical: false, limit: null })
  })
})

describe('how far a value is believed', () => {
  it.each([
    [29_999, 'fresh', 'ok'],
    [30_000, 'stale', 'stale'],
    [59_999, 'stale', 'stale'],
    [60_000, 'quiet', 'stale'],
    [299_999, 'quiet', 'stale'],
    [300_000, 'old', 'none'],
  ] as const)('by its own age, whatever the others do: %d ms is %s', (ageMs, trust, mark) => {
    const states = sensorStates(facts({}, { [co2]: { ageMs } }))
    expect(states.find(({ sensorId }) => sensorId === co2)).toMatchObject({ trust, mark })
    expect(states.filter((state) => state.sensorId !== co2).every((state) => state.trust === 'fresh')).toBe(true)
  })

  it('is judged while it is stale or of a doubtful clock, not any longer', () => {
    const high = { value: 1642 }
    expect(stateOf(co2, {}, { [co2]: { ...high, ageMs: 59_999 } })).toMatchObject({
      verdict: { critical: true },
      mark: 'bad',
    })
    expect(stateOf(co2, {}, { [co2]: { ...high, ageMs: 60_000 } })).toMatchObject({ verdict: null, mark: 'stale' })
    expect(stateOf(co2, {}, { [co2]: { value: 1001, quality: 'uncertain' } })).toMatchObject({
      sensorId: co2,
      trust: 'doubtful',
      verdict: { side: 'above', critical: false, limit: 1000 },
      mark: 'watch',
    })
    expect(stateOf(co2, {}, { [co2]: { quality: 'uncertain' } })?.mark).toBe('stale')
    expect(stateOf(co2, {}, { [co2]: { quality: 'uncertain', ageMs: 30_000 } })?.trust).toBe('stale')
  })

  it('is not judged when frozen, dead or impossible, and is marked so', () => {
    const high = { [co2]: { value: 1642 } }
    expect(stateOf(co2, { frozenRooms: ['fruiting'] }, high)).toMatchObject({
      trust: 'frozen',
      verdict: null,
      mark: 'watch',
    })
    expect(stateOf(co2, { deadRooms: ['fruiting'] }, high)).toMatchObject({
      trust: 'dead',
      verdict: null,
      mark: 'none',
    })
    expect(stateOf(co2, {}, { [co2]: { value: 65_535, quality: 'error' } })).toMatchObject({
      trust: 'error',
      verdict: null,
      mark: 'watch',
    })
    const other = { frozenRooms: ['spawning'], deadRooms: ['spawning'] } satisfies Partial<Facts>
    expect(stateOf(co2, other)?.trust).toBe('fresh')
  })

  it('is not judged where the board repeats an earlier value, nor where nothing is fitted', () => {
    const outOfRange = new Set([co2])
    const high = { [co2]: { value: 1642 } }
    expect(stateOf(co2, { outOfRange }, high)).toMatchObject({ trust: 'out-of-range', verdict: null, mark: 'watch' })
    expect(stateOf(co2, { outOfRange, frozenRooms: ['fruiting'] })?.trust).toBe('out-of-range')
    expect(stateOf(co2, { outOfRange, deadRooms: ['fruiting'] })?.trust).toBe('dead')
    expect(stateOf(co2, { outOfRange }, { [co2]: { ageMs: 300_000 } })?.trust).toBe('old')
    expect(stateOf('spawning co2', { outOfRange })?.trust).toBe('fresh')
    const notFitted = new Set([co2])
    const absent = { trust: 'not-fitted', verdict: null, mark: 'none', heardAt: null }
    expect(stateOf(co2, { notFitted }, { [co2]: null })).toMatchObject(absent)
    expect(stateOf(co2, { notFitted, deadRooms: ['fruiting'] }, { [co2]: null })?.trust).toBe('dead')
  })

  it('is by when it was received, not by what its device says, and by the limits of its chamber', () => {
    const measuredAt = new Date(noon.getTime() - 3_600_000)
    expect(stateOf(co2, { heardAtMs: new Map([[co2, noon.getTime()]]) }, { [co2]: { measuredAt } })).toMatchObject({
      trust: 'fresh',
      heardAt: noon,
    })
    expect(stateOf(co2, { heardAtMs: new Map() })?.trust).toBe('old')
    const limits = { staleMs: 150_000, quietMs: 300_000, oldMs: 600_000 }
    expect(stateOf(co2, { limits }, { [co2]: { ageMs: 149_999 } })?.trust).toBe('fresh')
    expect(stateOf(co2, { limits }, { [co2]: { ageMs: 150_000 } })?.trust).toBe('stale')
  })

  it('says the worse of two things', () => {
    const [frozenRooms, deadRooms] = [['fruiting' as const], ['fruiting' as const]]
    expect(stateOf(co2, { frozenRooms, deadRooms })?.trust).toBe('dead')
    expect(stateOf(co2, { frozenRooms }, { [co2]: { quality: 'error' } })?.trust).toBe('frozen')
    expect(stateOf(co2, { frozenRooms }, { [co2]: { ageMs: 60_000 } })?.trust).toBe('frozen')
    expect(stateOf(co2, { frozenRooms }, { [co2]: { ageMs: 300_000 } })?.trust).toBe('old')
    expect(stateOf(co2, { deadRooms }, { [co2]: { ageMs: 300_000 } })?.trust).toBe('dead')
    expect(stateOf(co2, {}, { [co2]: { quality: 'error', ageMs: 60_000 } })?.trust).toBe('error')
  })

  it.each(['offline', 'waiting'] as const)('is history in a chamber that is %s', (liveness) => {
    const states = sensorStates(facts({ liveness, deadRooms: ['fruiting'], frozenRooms: ['spawning'] }))
    expect(states.every(({ trust, mark, verdict }) => trust === 'old' && mark === 'none' && !verdict)).toBe(true)
  })

  it('is missing when it never came, or dead when the device says why', () => {
    const missing = { sensorId: co2, trust: 'missing', verdict: null, mark: 'none', heardAt: null }
    expect(stateOf(co2, {}, { [co2]: null })).toEqual(missing)
    expect(stateOf(co2, { deadRooms: ['fruiting'] }, { [co2]: null })?.trust).toBe('dead')
    expect(stateOf(co2, { liveness: 'offline' }, { [co2]: null })?.trust).toBe('missing')
  })

  it('is marked by where it lies', () => {
    expect(stateOf(co2, {}, { [co2]: { value: 1501 } })?.mark).toBe('bad')
    expect(stateOf(co2, {}, { [co2]: { value: 1001 } })?.mark).toBe('watch')
    expect(stateOf('fruiting humidity', {}, { 'fruiting humidity': { value: 84 } })).toMatchObject({
      verdict: { side: 'below' },
      mark: 'watch',
    })
  })
})

describe('the worst thing about a chamber', () => {
  it('is nothing when all is in band', () => {
    expect(worst()).toEqual({ kind: 'ok', mark: 'ok', sensorId: null, rooms: [], known: 6, all: 6 })
  })

  it('is the reading that is farthest past its limit, as a share of it', () => {
    // 1642 is 9.5 % past 1500, 30.2 is 0.7 % past 30; 88 is 10 % past 80, 1040 is 4 % past 1000.
    const critical = worst({}, { [co2]: { value: 1642 }, 'fruiting temperature': { value: 30.2 } })
    expect(critical).toMatchObject({ kind: 'critical', mark: 'bad', sensorId: co2 })
    expect(worst({}, { 'spawning humidity': { value: 88 }, [co2]: { value: 1040 } })).toMatchObject({
      kind: 'out',
      mark: 'watch',
      sensorId: 'spawning humidity',
    })
    expect(worst({}, { 'spawning humidity': { value: 81 }, [co2]: { value: 1040 } }).sensorId).toBe(co2)
  })

  it('compares what lies below with what lies above', () => {
    // 60 is 14 % short of 70; 1642 is 9.5 % past 1500.
    const both = worst({}, { 'fruiting humidity': { value: 60 }, [co2]: { value: 1642 } })
    expect(both).toMatchObject({ kind: 'critical', sensorId: 'fruiting humidity' })
  })

  it('compares with limits below one by the plain difference', () => {
    const chamber = sampleChamber()
    chamber.setPoints.fruiting.temperature = band({ max: 0.1 })
    // 0.4 past a limit of 0.1 counts as 0.4, not four times the limit; 1500 is half of 1000 past it.
    const both = worst({ chamber }, { 'fruiting temperature': { value: 0.5 }, [co2]: { value: 1500 } })
    expect(both.sensorId).toBe(co2)
  })

  it.each<[string, Facts, number]>([
    ['critical', facts({ frozenRooms: ['spawning'] }, { 'fruiting humidity': { value: 60 } }), 3],
    ['critical', facts({ deadRooms: ['spawning'] }, { [co2]: { value: 1501 } }), 3],
    ['offline', facts({ liveness: 'offline' }, { [co2]: { value: 1642 } }), 0],
    ['silent', facts({ liveness: 'silent' }, every({ ageMs: 61_000 })), 0],
    ['waiting', facts({ liveness: 'waiting' }, every(null)), 0],
    ['dead', facts({ deadRooms: ['fruiting'] }, { 'spawning humidity': { value: 81 } }), 3],
    ['out', facts({ frozenRooms: ['spawning'] }, { 'fruiting humidity': { value: 84 } }), 3],
    ['frozen', facts({ frozenRooms: ['spawning'] }, { [co2]: { quality: 'error' } }), 2],
    ['error', facts({}, { [co2]: { quality: 'error' }, 'spawning co2': { ageMs: 61_000 } }), 4],
    ['partial', facts({}, { [co2]: { ageMs: 60_000 }, 'spawning co2': { ageMs: 30_000 } }), 4],
    ['partial', facts({}, { [co2]: { ageMs: 300_000 } }), 5],
    ['partial', facts({}, { [co2]: null }), 5],
    ['stale', facts({}, { [co2]: { ageMs: 30_000 } }), 5],
    ['stale', facts({ liveness: 'stale' }, every({ ageMs: 31_000 })), 0],
    ['ok', facts({}, { [co2]: { ageMs: 29_999 }, 'spawning co2': { quality: 'uncertain' } }), 6],
  ])('is %s', (kind, now, known) => {
    const said = worstOf(now, sensorStates(now))
    expect(said).toMatchObject({ kind, known, all: 6 })
  })

  it('is that its gateway restarts again and again, unless a value is critical', () => {
    const isRestarting = true
    expect(worst({ isRestarting, liveness: 'waiting' })).toMatchObject({ kind: 'restarting', mark: 'bad', rooms: [] })
    expect(worst({ isRestarting, liveness: 'offline' }).kind).toBe('restarting')
    expect(worst({ isRestarting, deadRooms: ['fruiting'] }).kind).toBe('restarting')
    expect(worst({ isRestarting }, { [co2]: { value: 1501 } }).kind).toBe('critical')
  })

  it('is that a value is beyond what the board passes on, after what is frozen and before what is impossible', () => {
    const outOfRange = new Set([co2])
    const humidity = 'spawning humidity'
    expect(worst({ outOfRange })).toMatchObject({ kind: 'out-of-range', mark: 'watch', rooms: ['fruiting'], known: 5 })
    expect(worst({ outOfRange }, { [humidity]: { quality: 'error' } }).kind).toBe('out-of-range')
    expect(worst({ outOfRange, frozenRooms: ['spawning'] }).kind).toBe('frozen')
    expect(worst({ outOfRange }, { [humidity]: { value: 81 } }).kind).toBe('out')
    expect(worst({ outOfRange: new Set([co2, humidity]) }).rooms).toEqual(['fruiting', 'spawning'])
  })

  it('leaves out what is not fitted, and counts the rest', () => {
    const notFitted = new Set(['spawning temperature', 'spawning humidity', 'spawning co2'])
    const none = Object.fromEntries([...notFitted].map((id) => [id, null]))
    expect(worst({ notFitted }, none)).toMatchObject({ kind: 'ok', known: 3, all: 3 })
    expect(worst({ notFitted }, { ...none, [co2]: null })).toMatchObject({ kind: 'partial', known: 2, all: 3 })
    expect(worst({}, none)).toMatchObject({ kind: 'partial', known: 3, all: 6 })
  })

  it('names the room that is dead or frozen, and both once', () => {
    expect(worst({ deadRooms: ['fruiting'] }).rooms).toEqual(['fruiting'])
    expect(worst({ deadRooms: ['spawning', 'fruiting'] }).rooms).toEqual(['fruiting', 'spawning'])
    expect(worst({ frozenRooms: ['spawning'] })).toMatchObject({ kind: 'frozen', rooms: ['spawning'], sensorId: null })
  })

  it('names the sensor whose value is impossible', () => {
    expect(worst({}, { [co2]: { quality: 'error' } })).toMatchObject({
      kind: 'error',
      mark: 'watch',
      sensorId: co2,
      rooms: [],
    })
  })

  it('is what a chamber that is stale as a whole is, and no worse', () => {
    const liveness: Liveness = 'stale'
    expect(worst({ liveness, frozenRooms: ['spawning'] }).kind).toBe('frozen')
    expect(worst({ liveness }, { 'fruiting humidity': { value: 60, ageMs: 40_000 } }).kind).toBe('critical')
  })

  it('has a mark for each kind', () => {
    expect(conditionKind.options.map((kind) => `${kind} ${conditionMark[kind]}`)).toEqual([
      'critical bad',
      'offline bad',
      'silent bad',
      'restarting bad',
      'dead bad',
      'out watch',
      'frozen watch',
      'out-of-range watch',
      'error watch',
      'partial watch',
      'stale stale',
      'waiting none',
      'ok ok',
    ])
  })
})
