import type { Chamber, ChamberLive, Condition, Liveness, Sensor } from '../../../electron/contract/chambers/chambers.ts'
import {
  type ConditionKind,
  conditionKind,
  type Mark,
  type SensorState,
  type Trust,
} from '../../../electron/contract/chambers/condition.ts'
import { agedLive } from './aged-live.ts'

export type ReadingView = Omit<SensorState, 'sensorId'> & {
  sensor: Sensor
  value: number | null
  measuredAt: Date | null
}

type Gone = 'old' | 'dead' | 'missing' | 'not-fitted'
/** A value that is not there now, whatever was said before. */
export const isGone = (trust: Trust): trust is Gone =>
  trust === 'old' || trust === 'dead' || trust === 'missing' || trust === 'not-fitted'

export type ChamberView = {
  chamber: Chamber
  /** Null: the host has not said anything of it yet. */
  live: ChamberLive | null
  liveness: Liveness
  readings: ReadingView[]
  condition: Condition & { reading: ReadingView | null }
}

const notHeard: SensorState = { sensorId: '', trust: 'missing', verdict: null, mark: 'none', heardAt: null }

function readingView(sensor: Sensor, live: ChamberLive | null): ReadingView {
  const { trust, verdict, mark, heardAt } = live?.sensors.find(({ sensorId }) => sensorId === sensor.id) ?? notHeard
  const reading = live?.readings.find(({ sensorId }) => sensorId === sensor.id)
  return {
    sensor,
    trust,
    verdict,
    mark,
    heardAt,
    value: reading?.value ?? null,
    measuredAt: reading?.measuredAt ?? null,
  }
}

const waiting = (all: number): Condition => ({
  kind: 'waiting',
  mark: 'none',
  sensorId: null,
  rooms: [],
  known: 0,
  all,
  since: null,
  atLeast: false,
})

/** A chamber as the host judges it; while the host is out of reach, as old as that has grown since. */
export function chamberView(
  chamber: Chamber,
  heard: ChamberLive | null,
  now: number,
  isHostLost: boolean,
): ChamberView {
  const live = heard && isHostLost ? agedLive(heard, now) : heard
  const readings = chamber.sensors.map((sensor) => readingView(sensor, live))
  const condition = live?.condition ?? waiting(chamber.sensors.length)
  const reading = readings.find(({ sensor }) => sensor.id === condition.sensorId) ?? null
  return { chamber, live, liveness: live?.liveness ?? 'waiting', readings, condition: { ...condition, reading } }
}

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

export function orderViews(views: readonly ChamberView[], order: 'worst' | 'name'): ChamberView[] {
  const rank = ({ condition }: ChamberView) => (order === 'worst' ? conditionKind.options.indexOf(condition.kind) : 0)
  return views.toSorted((a, b) => rank(a) - rank(b) || byName.compare(a.chamber.name, b.chamber.name))
}

/** How many chambers are in each condition, worst first, without zeros. */
export function countConditions(views: readonly ChamberView[]): { kind: ConditionKind; mark: Mark; count: number }[] {
  return conditionKind.options.flatMap((kind) => {
    const own = views.filter(({ condition }) => condition.kind === kind)
    const [first] = own
    return first ? [{ kind, mark: first.condition.mark, count: own.length }] : []
  })
}
