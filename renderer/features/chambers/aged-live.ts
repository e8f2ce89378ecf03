import { type AgeStep, ageStep } from '../../../electron/contract/chambers/ages.ts'
import type { ChamberLive, Condition, Liveness } from '../../../electron/contract/chambers/chambers.ts'
import type { SensorState, Trust } from '../../../electron/contract/chambers/condition.ts'

const livenessOrder: Liveness[] = ['live', 'stale', 'silent', 'offline']
const byAge: Record<AgeStep, Liveness> = { fresh: 'live', stale: 'stale', quiet: 'silent', old: 'offline' }
/** What age alone may worsen; the others say already that the value is none to believe. */
const believed: Trust[] = ['fresh', 'doubtful', 'stale', 'quiet']

function agedLiveness({ liveness, heardAt, limits }: ChamberLive, now: number): Liveness {
  if (!heardAt || liveness === 'waiting') return liveness
  const aged = byAge[ageStep(now - heardAt.getTime(), limits)]
  return livenessOrder.indexOf(aged) > livenessOrder.indexOf(liveness) ? aged : liveness
}

function agedState(state: SensorState, step: AgeStep): SensorState {
  if (step === 'old') return { ...state, trust: 'old', verdict: null, mark: 'none' }
  if (step === 'fresh' || !believed.includes(state.trust) || state.trust === 'quiet') return state
  if (step === 'quiet') return { ...state, trust: 'quiet', verdict: null, mark: 'stale' }
  return { ...state, trust: 'stale', mark: state.mark === 'ok' ? 'stale' : state.mark }
}

function agedCondition(condition: Condition, liveness: Liveness, heardAt: Date | null): Condition {
  const gone = { ...condition, sensorId: null, rooms: [], known: 0, since: heardAt, atLeast: false }
  if (liveness === 'silent' || liveness === 'offline') return { ...gone, kind: liveness, mark: 'bad' }
  const isStale = liveness === 'stale' && condition.kind === 'ok'
  return isStale ? { ...gone, kind: 'stale', mark: 'stale' } : condition
}

/**
 * The page's only own judgement: while the host is out of reach, what it said last grows old, by the host's own limits.
 * Nothing is ever made better than the host said.
 */
export function agedLive(live: ChamberLive, now: number): ChamberLive {
  const liveness = agedLiveness(live, now)
  return {
    ...live,
    liveness,
    condition: liveness === live.liveness ? live.condition : agedCondition(live.condition, liveness, live.heardAt),
    sensors: live.sensors.map((state) => {
      if (!state.heardAt) return state
      const step = ageStep(now - state.heardAt.getTime(), live.limits)
      return agedState(state, liveness === 'offline' ? 'old' : step)
    }),
  }
}
