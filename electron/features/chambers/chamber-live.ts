import type { Chamber, ChamberLive } from '../../contract/chambers/chambers.ts'
import { type Facts, sensorStates, worstOf } from './condition-rules.ts'
import { conditionSince } from './condition-since.ts'
import type { Ear } from './ears.ts'
import { livenessOf } from './liveness-rules.ts'

function judged(chamber: Chamber, ear: Ear, nowMs: number) {
  const { liveness, sinceMs } = livenessOf(ear.heard, nowMs)
  const { latest, frozenRooms, deadRooms } = ear
  const facts: Facts = { chamber, liveness, latest, frozenRooms, deadRooms, nowMs }
  const states = sensorStates(facts)
  return { facts, states, condition: worstOf(facts, states), livenessSinceMs: sinceMs }
}

/** What time alone may change of it, as a text to compare. */
export function standing(chamber: Chamber, ear: Ear, nowMs: number): string {
  const { facts, states, condition } = judged(chamber, ear, nowMs)
  return JSON.stringify([facts.liveness, condition, states])
}

/** A chamber as it is at `nowMs`. */
export function chamberLive(chamber: Chamber, ear: Ear, nowMs: number): ChamberLive {
  const { facts, states, condition, livenessSinceMs } = judged(chamber, ear, nowMs)
  const holding = conditionSince({ facts, states, condition, livenessSinceMs }, (id) => ear.traces.of(id))
  const { readingsAtMs, onlineAtMs } = ear.heard
  const heardMs = Math.max(readingsAtMs ?? 0, onlineAtMs ?? 0)
  return {
    id: chamber.id,
    liveness: facts.liveness,
    condition: { ...condition, since: holding && new Date(holding.since), atLeast: holding?.atLeast ?? false },
    sensors: states,
    since: new Date(livenessSinceMs),
    heardAt: heardMs === 0 ? null : new Date(heardMs),
    source: ear.source,
    readings: [...ear.latest.values()],
    relays: [...ear.relays].map(([relay, state]) => ({ relay, ...state })),
    frozenRooms: ear.frozenRooms,
    deadRooms: ear.deadRooms,
    deviceAlerts: ear.alerts,
    ...ear.ring.counts(),
  }
}
