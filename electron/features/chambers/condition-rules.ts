import { type AgeLimits, ageStep } from '../../contract/chambers/ages.ts'
import type {
  Band,
  Chamber,
  Condition,
  LatestReading,
  Liveness,
  Room,
  Sensor,
} from '../../contract/chambers/chambers.ts'
import type { ConditionKind, Mark, SensorState, Trust, Verdict } from '../../contract/chambers/condition.ts'

/** What is known of a chamber at one moment. */
export type Facts = {
  chamber: Pick<Chamber, 'sensors' | 'setPoints'>
  liveness: Liveness
  /** By sensor. */
  latest: ReadonlyMap<string, LatestReading>
  /** When each sensor's value was received last: its age, whatever the device's clock shows. */
  heardAtMs: ReadonlyMap<string, number>
  limits: AgeLimits
  isRestarting: boolean
  /** Sensors that measure more than their board passes on, so that it repeats what it said before. */
  outOfRange: ReadonlySet<string>
  /** Sensors that this device has never said a value of. */
  notFitted: ReadonlySet<string>
  frozenRooms: readonly Room[]
  deadRooms: readonly Room[]
  nowMs: number
}

export const conditionMark: Record<ConditionKind, Mark> = {
  critical: 'bad',
  offline: 'bad',
  silent: 'bad',
  restarting: 'bad',
  dead: 'bad',
  out: 'watch',
  frozen: 'watch',
  'out-of-range': 'watch',
  error: 'watch',
  partial: 'watch',
  stale: 'stale',
  waiting: 'none',
  ok: 'ok',
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

/** Each value by its own age: one sensor that stopped is not made young by the others of its chamber. */
export function trustOf({ room, id }: Pick<Sensor, 'room' | 'id'>, facts: Omit<Facts, 'chamber'>): Trust {
  const { liveness, frozenRooms, deadRooms, nowMs } = facts
  const reading = facts.latest.get(id)
  const isDead = deadRooms.includes(room)
  if (!reading && isDead) return 'dead'
  if (!reading) return facts.notFitted.has(id) ? 'not-fitted' : 'missing'
  if (liveness === 'offline' || liveness === 'waiting') return 'old'
  if (isDead) return 'dead'
  const age = ageStep(nowMs - (facts.heardAtMs.get(id) ?? Number.NEGATIVE_INFINITY), facts.limits)
  if (age === 'old') return 'old'
  if (facts.outOfRange.has(id)) return 'out-of-range'
  if (frozenRooms.includes(room)) return 'frozen'
  if (reading.quality === 'error') return 'error'
  if (age !== 'fresh') return age
  return reading.quality === 'uncertain' ? 'doubtful' : 'fresh'
}

/** A frozen, dead or impossible value says nothing about the room; a stale or doubtful one still does. */
const isJudged = (trust: Trust) => trust === 'fresh' || trust === 'stale' || trust === 'doubtful'

export const isOut = (verdict: Verdict | null) => verdict?.side === 'above' || verdict?.side === 'below'

export function markOf(trust: Trust, verdict: Verdict | null): Mark {
  if (verdict?.critical) return 'bad'
  if (isOut(verdict)) return 'watch'
  if (trust === 'stale' || trust === 'quiet' || trust === 'doubtful') return 'stale'
  if (trust === 'frozen' || trust === 'out-of-range' || trust === 'error') return 'watch'
  return trust === 'fresh' ? 'ok' : 'none'
}

/** Every sensor of a chamber as it is to be read now. */
export function sensorStates({ chamber, ...facts }: Facts): SensorState[] {
  return chamber.sensors.map((sensor) => {
    const trust = trustOf(sensor, facts)
    const reading = facts.latest.get(sensor.id)
    const band = chamber.setPoints[sensor.room][sensor.quantity]
    const verdict = reading && isJudged(trust) ? judge(reading.value, band) : null
    const heardAtMs = facts.heardAtMs.get(sensor.id)
    const heardAt = heardAtMs === undefined ? null : new Date(heardAtMs)
    return { sensorId: sensor.id, trust, verdict, mark: markOf(trust, verdict), heardAt }
  })
}

/** How far past its limit, as a share of the limit, so that degrees and ppm compare. */
function excess({ verdict, sensorId }: SensorState, latest: Facts['latest']): number {
  const value = latest.get(sensorId)?.value
  if (value === undefined || verdict === null || verdict.limit === null) return 0
  return Math.abs(value - verdict.limit) / Math.max(Math.abs(verdict.limit), 1)
}

/** The one worst thing about a chamber. */
export function worstOf(facts: Facts, states: readonly SensorState[]): Omit<Condition, 'since' | 'atLeast'> {
  const { liveness, latest, chamber } = facts
  const known = states.filter(({ trust }) => trust === 'fresh' || trust === 'doubtful').length
  const all = states.filter(({ trust }) => trust !== 'not-fitted').length
  const as = (kind: ConditionKind, state: SensorState | null = null, rooms: Room[] = []) => {
    return { kind, mark: conditionMark[kind], sensorId: state?.sensorId ?? null, rooms, known, all }
  }
  const farthest = (some: SensorState[]) => some.toSorted((a, b) => excess(b, latest) - excess(a, latest))[0]
  const withTrust = (...trusts: Trust[]) => states.filter(({ trust }) => trusts.includes(trust))
  const roomsOf = (some: SensorState[]): Room[] => {
    const ids = new Set(some.map(({ sensorId }) => sensorId))
    return [...new Set(chamber.sensors.filter(({ id }) => ids.has(id)).map(({ room }) => room))]
  }

  const critical = farthest(states.filter(({ verdict }) => verdict?.critical))
  if (critical) return as('critical', critical)
  if (facts.isRestarting) return as('restarting')
  if (liveness === 'offline' || liveness === 'silent' || liveness === 'waiting') return as(liveness)
  const dead = withTrust('dead')
  if (dead.length > 0) return as('dead', null, roomsOf(dead))
  const out = farthest(states.filter(({ verdict }) => isOut(verdict)))
  if (out) return as('out', out)
  const frozen = withTrust('frozen')
  if (frozen.length > 0) return as('frozen', null, roomsOf(frozen))
  const beyond = withTrust('out-of-range')
  if (beyond.length > 0) return as('out-of-range', null, roomsOf(beyond))
  const [impossible] = withTrust('error')
  if (impossible) return as('error', impossible)
  if (withTrust('quiet', 'old', 'missing').length > 0) return as('partial')
  return as(withTrust('stale').length > 0 ? 'stale' : 'ok')
}
