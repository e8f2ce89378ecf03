import type { Chamber, ChamberLive } from '../../contract/chambers/chambers.ts'
import { type Facts, sensorStates, worstOf } from './condition-rules.ts'
import { conditionSince } from './condition-since.ts'
import type { Ear } from './ear.ts'
import { notFitted, outOfRange } from './fitted-rules.ts'
import { type Heard, isRestarting, lastHeardMs, livenessOf } from './liveness-rules.ts'
import { limitsOf } from './pace-rules.ts'

/** This moment by the computer's clock, and by the one that only goes forward and by which all ages are counted. */
export type Moment = { nowMs: number; atMs: number }

/** What was heard as the computer's clock of this moment has it: an age stays an age when that clock is changed. */
function heardByClock(heard: Heard, clockOf: (atMs: number) => number): Heard {
  const orNull = (atMs: number | null) => (atMs === null ? null : clockOf(atMs))
  return {
    watchedSinceMs: clockOf(heard.watchedSinceMs),
    readingsAtMs: orNull(heard.readingsAtMs),
    onlineAtMs: orNull(heard.onlineAtMs),
    offlineAtMs: orNull(heard.offlineAtMs),
    storedAtMs: orNull(heard.storedAtMs),
    startsAtMs: heard.startsAtMs.map(clockOf),
  }
}

function judged(chamber: Chamber, ear: Ear, { nowMs, atMs }: Moment) {
  const clockOf = (at: number) => nowMs - (atMs - at)
  const heard = heardByClock(ear.heard, clockOf)
  const limits = limitsOf(ear.pace.gapsMs)
  const { liveness, sinceMs } = livenessOf(heard, nowMs, limits)
  const { latest, frozenRooms, deadRooms } = ear
  const facts: Facts = {
    ...{ chamber, liveness, latest, frozenRooms, deadRooms, limits, nowMs },
    heardAtMs: new Map([...ear.heardAtMs].map(([id, at]) => [id, clockOf(at)])),
    isRestarting: isRestarting(heard, nowMs),
    outOfRange: outOfRange(ear.outOfRange, { atMs, limits }),
    notFitted: notFitted(chamber.sensors, { said: ear.saidOf, isPastKnown: ear.isPastKnown }),
  }
  const states = sensorStates(facts)
  return { facts, heard, states, condition: worstOf(facts, states), livenessSinceMs: sinceMs }
}

/** What time alone may change of it, as a text to compare. */
export function standing(chamber: Chamber, ear: Ear, moment: Moment): string {
  const { facts, states, condition } = judged(chamber, ear, moment)
  return JSON.stringify([facts.liveness, condition, states.map(({ trust, mark, verdict }) => [trust, mark, verdict])])
}

/** A chamber as it is at a moment. */
export function chamberLive(chamber: Chamber, ear: Ear, moment: Moment): ChamberLive {
  const { facts, heard, states, condition, livenessSinceMs } = judged(chamber, ear, moment)
  const holding = conditionSince({ facts, states, condition, livenessSinceMs }, (id) => ear.traces.of(id))
  const heardMs = lastHeardMs(heard)
  return {
    id: chamber.id,
    liveness: facts.liveness,
    condition: { ...condition, since: holding && new Date(holding.since), atLeast: holding?.atLeast ?? false },
    sensors: states,
    since: new Date(livenessSinceMs),
    heardAt: heardMs === null ? null : new Date(heardMs),
    limits: facts.limits,
    source: ear.source,
    readings: [...ear.latest.values()],
    relays: [...ear.relays.states].map(([relay, state]) => ({ relay, ...state })),
    frozenRooms: ear.frozenRooms,
    deadRooms: ear.deadRooms,
    deviceAlerts: ear.alerts,
    ...ear.ring.counts(),
  }
}
