import { describe, expect, it } from 'vitest'
import type { ChamberLive } from '../../../../electron/contract/chambers/chambers.ts'
import {
  chamberView,
  countConditions,
  judge,
  livenessAt,
  orderViews,
} from '../../../../renderer/features/chambers/chamber-state.ts'
import { band, noon, sampleChamber, sampleLive, secondsBefore } from './chamber-sample.ts'

const view = (live: ChamberLive | null, name?: string) => chamberView(sampleChamber(name), live, noon.getTime(), false)
const kindOf = (live: ChamberLive | null) => view(live).condition.kind

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
    const co2 = band({ max: 1000, criticalMax: 1500 })
    expect(judge(0, co2).side).toBe('in')
    expect(judge(1001, co2)).toEqual({ side: 'above', critical: false, limit: 1000 })
  })

  it('keeps a critical limit without a band', () => {
    expect(judge(1501, band({ criticalMax: 1500 }))).toEqual({ side: 'above', critical: true, limit: 1500 })
    expect(judge(1500, band({ criticalMax: 1500 })).side).toBe('unbanded')
    expect(judge(7, undefined)).toEqual({ side: 'unbanded', critical: false, limit: null })
  })
})

describe('condition', () => {
  it('is quiet when all is in band', () => {
    expect(view(sampleLive()).condition).toEqual({ kind: 'ok', mark: 'ok', reading: null, rooms: [] })
  })

  it('names the reading that is farthest past its critical limit', () => {
    const { condition } = view(sampleLive({}, { 'fruiting co2': 1642, 'fruiting temperature': 30.2 }))
    expect(condition.kind).toBe('critical')
    expect(condition.reading?.sensor.id).toBe('fruiting co2')
    expect(condition.reading?.verdict?.limit).toBe(1500)
  })

  it.each([
    ['out', sampleLive({}, { 'spawning humidity': 81 })],
    ['offline', sampleLive({ liveness: 'offline' }, { 'fruiting co2': 1642 })],
    ['silent', sampleLive({ liveness: 'silent' })],
    ['stale', sampleLive({ liveness: 'stale' })],
    ['waiting', sampleLive({ liveness: 'waiting', readings: [] })],
    ['waiting', null],
    ['frozen', sampleLive({ frozenRooms: ['spawning'] })],
    ['dead', sampleLive({ deadRooms: ['fruiting'] })],
    ['critical', sampleLive({ liveness: 'stale', frozenRooms: ['spawning'] }, { 'fruiting humidity': 60 })],
    ['out', sampleLive({ frozenRooms: ['spawning'] }, { 'fruiting humidity': 84 })],
    ['frozen', sampleLive({ liveness: 'stale', frozenRooms: ['spawning'] })],
  ] as const)('is %s', (kind, live) => {
    expect(kindOf(live)).toBe(kind)
  })

  it('never judges a frozen room by its repeated value', () => {
    const { condition, readings } = view(sampleLive({ frozenRooms: ['fruiting'] }, { 'fruiting co2': 1642 }))
    expect(condition).toMatchObject({ kind: 'frozen', rooms: ['fruiting'] })
    expect(readings.find(({ sensor }) => sensor.id === 'fruiting co2')).toMatchObject({
      trust: 'frozen',
      verdict: null,
    })
  })

  it('never judges what the sensor cannot have measured', () => {
    const live = sampleLive()
    const readings = live.readings.map((reading) =>
      reading.sensorId === 'fruiting co2' ? { ...reading, value: 65_535, quality: 'error' as const } : reading,
    )
    expect(view({ ...live, readings }).condition).toMatchObject({ kind: 'error', mark: 'watch' })
  })

  it('never judges what a silent chamber said last', () => {
    const { condition, readings } = view(sampleLive({ liveness: 'silent' }, { 'fruiting co2': 1642 }))
    expect(condition.kind).toBe('silent')
    expect(readings.every(({ trust, mark, verdict }) => trust === 'quiet' && mark === 'stale' && !verdict)).toBe(true)
  })

  it('shows the values of a chamber that is offline as old, not as good', () => {
    const { readings } = view(sampleLive({ liveness: 'offline' }))
    expect(readings.every(({ trust, mark, value }) => trust === 'old' && mark === 'none' && value !== null)).toBe(true)
  })
})

describe('livenessAt', () => {
  const heard = (seconds: number) => sampleLive({ heardAt: secondsBefore(seconds) })

  it('believes the host while it answers', () => {
    expect(livenessAt(heard(400), noon.getTime(), false)).toBe('live')
  })

  it.each([
    [29, 'live'],
    [30, 'stale'],
    [60, 'stale'],
    [61, 'silent'],
    [300, 'silent'],
    [301, 'offline'],
  ] as const)('goes by age without the host: %d s is %s', (seconds, liveness) => {
    expect(livenessAt(heard(seconds), noon.getTime(), true)).toBe(liveness)
  })

  it('never makes it better than the host said', () => {
    expect(livenessAt({ ...heard(5), liveness: 'offline' }, noon.getTime(), true)).toBe('offline')
  })
})

describe('order and counts', () => {
  const ok = (name: string) => view(sampleLive(), name)
  const views = [
    ok('House 10'),
    view(sampleLive({ liveness: 'stale' }), 'House 3'),
    ok('House 9'),
    view(sampleLive({}, { 'fruiting co2': 1642 }), 'House 7'),
    view(sampleLive({ liveness: 'offline' }), 'House 1'),
  ]
  const namesOf = (ordered: typeof views) => ordered.map(({ chamber }) => chamber.name)

  it('puts the worst first and equals by name, numbers as numbers', () => {
    expect(namesOf(orderViews(views, 'worst'))).toEqual(['House 7', 'House 1', 'House 3', 'House 9', 'House 10'])
  })

  it('orders by name alone when asked', () => {
    expect(namesOf(orderViews(views, 'name'))).toEqual(['House 1', 'House 3', 'House 7', 'House 9', 'House 10'])
  })

  it('counts conditions, worst first, without zeros', () => {
    expect(countConditions(views)).toEqual([
      { kind: 'critical', count: 1 },
      { kind: 'offline', count: 1 },
      { kind: 'stale', count: 1 },
      { kind: 'ok', count: 2 },
    ])
  })
})
