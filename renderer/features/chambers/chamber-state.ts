import type {
  Band,
  Chamber,
  ChamberLive,
  LatestReading,
  Liveness,
  Room,
  Sensor,
} from '../../../electron/contract/chambers/chambers.ts'

export type Mark = 'ok' | 'watch' | 'bad' | 'stale' | 'none'

/** Where a value lies. `limit` is the edge it passed; a critical limit goes before the band's. */
export type Verdict = { side: 'in' | 'above' | 'below' | 'unbanded'; critical: boolean; limit: number | null }

/**
 * How far a value may be believed. fresh: judge it. quiet: too old to judge, still worth showing. old: the chamber is
 * gone, the value is history. missing: it never came.
 */
type Trust = 'fresh' | 'stale' | 'quiet' | 'frozen' | 'doubtful' | 'error' | 'dead' | 'old' | 'missing'

export type ReadingView = {
  sensor: Sensor
  value: number | null
  measuredAt: Date | null
  trust: Trust
  /** Null where the value is not one to judge. */
  verdict: Verdict | null
  mark: Mark
}

/** Worst first. This order is the order of the screen. */
const conditionKinds = [
  'critical',
  'offline',
  'silent',
  'dead',
  'out',
  'frozen',
  'error',
  'stale',
  'waiting',
  'ok',
] as const
export type ConditionKind = (typeof conditionKinds)[number]

export const conditionMark: Record<ConditionKind, Mark> = {
  critical: 'bad',
  offline: 'bad',
  silent: 'bad',
  dead: 'bad',
  out: 'watch',
  frozen: 'watch',
  error: 'watch',
  stale: 'stale',
  waiting: 'none',
  ok: 'ok',
}

type Condition = {
  kind: ConditionKind
  mark: Mark
  /** The reading that is meant, for critical, out and error. */
  reading: ReadingView | null
  /** The rooms that are meant, for dead and frozen. */
  rooms: Room[]
}

export type ChamberView = {
  chamber: Chamber
  live: ChamberLive | null
  liveness: Liveness
  readings: ReadingView[]
  condition: Condition
}

export function judge(value: number, band: Band | undefined): Verdict {
  if (!band) return { side: 'unbanded', critical: false, limit: null }
  const { min, max, criticalMin, criticalMax } = band
  if (criticalMax !== null && value > criticalMax) return { side: 'above', critical: true, limit: criticalMax }
  if (criticalMin !== null && value < criticalMin) return { side: 'below', critical: true, limit: criticalMin }
  if (max !== null && value > max) return { side: 'above', critical: false, limit: max }
  if (min !== null && value < min) return { side: 'below', critical: false, limit: min }
  const unbanded = min === null && max === null
  return { side: unbanded ? 'unbanded' : 'in', critical: false, limit: null }
}

const livenessOrder: Liveness[] = ['live', 'stale', 'silent', 'offline']

/**
 * The host says how live a chamber is. While the host itself is out of reach nobody does, so the page goes by the age
 * of what it heard last, with the same limits (decision 31), and never makes it better than the host said.
 */
export function livenessAt(live: ChamberLive | null, now: number, isHostLost: boolean): Liveness {
  if (!live) return 'waiting'
  if (!isHostLost || !live.heardAt || live.liveness === 'waiting') return live.liveness
  const seconds = (now - live.heardAt.getTime()) / 1000
  const byAge: Liveness = seconds < 30 ? 'live' : seconds <= 60 ? 'stale' : seconds <= 300 ? 'silent' : 'offline'
  return livenessOrder.indexOf(byAge) > livenessOrder.indexOf(live.liveness) ? byAge : live.liveness
}

function trustOf(reading: LatestReading | undefined, sensor: Sensor, live: ChamberLive, liveness: Liveness): Trust {
  if (!reading) return live.deadRooms.includes(sensor.room) ? 'dead' : 'missing'
  if (liveness === 'offline' || liveness === 'waiting') return 'old'
  if (live.deadRooms.includes(sensor.room)) return 'dead'
  if (live.frozenRooms.includes(sensor.room)) return 'frozen'
  if (reading.quality === 'error') return 'error'
  if (liveness === 'silent') return 'quiet'
  if (liveness === 'stale') return 'stale'
  return reading.quality === 'uncertain' ? 'doubtful' : 'fresh'
}

/** A frozen, dead or impossible value says nothing about the room; a stale or doubtful one still does. */
const isJudged = (trust: Trust) => trust === 'fresh' || trust === 'stale' || trust === 'doubtful'

function markOf(trust: Trust, verdict: Verdict | null): Mark {
  if (verdict?.critical) return 'bad'
  if (verdict?.side === 'above' || verdict?.side === 'below') return 'watch'
  if (trust === 'stale' || trust === 'quiet' || trust === 'doubtful') return 'stale'
  if (trust === 'frozen' || trust === 'error') return 'watch'
  return trust === 'fresh' ? 'ok' : 'none'
}

function readingView(chamber: Chamber, sensor: Sensor, live: ChamberLive | null, liveness: Liveness): ReadingView {
  const reading = live?.readings.find(({ sensorId }) => sensorId === sensor.id)
  const trust = live ? trustOf(reading, sensor, live, liveness) : 'missing'
  const band = chamber.setPoints[sensor.room][sensor.quantity]
  const verdict = reading && isJudged(trust) ? judge(reading.value, band) : null
  return {
    sensor,
    value: reading?.value ?? null,
    measuredAt: reading?.measuredAt ?? null,
    trust,
    verdict,
    mark: markOf(trust, verdict),
  }
}

/** How far past its limit, as a share of the limit, so that degrees and ppm compare. */
function excess({ value, verdict }: ReadingView): number {
  if (value === null || verdict === null || verdict.limit === null) return 0
  return Math.abs(value - verdict.limit) / Math.max(Math.abs(verdict.limit), 1)
}

const farthest = (readings: ReadingView[]) => readings.toSorted((a, b) => excess(b) - excess(a))[0] ?? null

const roomsOf = (readings: ReadingView[]): Room[] => [...new Set(readings.map(({ sensor }) => sensor.room))]

/** The one worst thing about a chamber. */
function conditionOf(liveness: Liveness, readings: ReadingView[]): Condition {
  const as = (kind: ConditionKind, reading: ReadingView | null = null, rooms: Room[] = []): Condition => ({
    kind,
    mark: conditionMark[kind],
    reading,
    rooms,
  })
  const withTrust = (trust: Trust) => readings.filter((reading) => reading.trust === trust)

  const critical = farthest(readings.filter(({ verdict }) => verdict?.critical))
  if (critical) return as('critical', critical)
  if (liveness === 'offline' || liveness === 'silent' || liveness === 'waiting') return as(liveness)
  const dead = withTrust('dead')
  if (dead.length > 0) return as('dead', null, roomsOf(dead))
  const out = farthest(readings.filter(({ verdict }) => verdict?.side === 'above' || verdict?.side === 'below'))
  if (out) return as('out', out)
  const frozen = withTrust('frozen')
  if (frozen.length > 0) return as('frozen', null, roomsOf(frozen))
  const [impossible] = withTrust('error')
  if (impossible) return as('error', impossible)
  return as(liveness === 'stale' ? 'stale' : 'ok')
}

export function chamberView(chamber: Chamber, live: ChamberLive | null, now: number, isHostLost: boolean): ChamberView {
  const liveness = livenessAt(live, now, isHostLost)
  const readings = chamber.sensors.map((sensor) => readingView(chamber, sensor, live, liveness))
  return { chamber, live, liveness, readings, condition: conditionOf(liveness, readings) }
}

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

export function orderViews(views: readonly ChamberView[], order: 'worst' | 'name'): ChamberView[] {
  const rank = ({ condition }: ChamberView) => (order === 'worst' ? conditionKinds.indexOf(condition.kind) : 0)
  return views.toSorted((a, b) => rank(a) - rank(b) || byName.compare(a.chamber.name, b.chamber.name))
}

/** How many chambers are in each condition, worst first, without zeros. */
export function countConditions(views: readonly ChamberView[]): { kind: ConditionKind; count: number }[] {
  return conditionKinds
    .map((kind) => ({ kind, count: views.filter(({ condition }) => condition.kind === kind).length }))
    .filter(({ count }) => count > 0)
}
