import { expect, it } from 'vitest'
import { openHeardFarm, wellSaid } from './heard-farm.ts'

/** A walk that is the same each time: mulberry32. */
function dice(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const longestWait = 3 * minute
const walks = Number(process.env['ALIVE_WALKS'] ?? 25)
const steps = 120

type Walk = ReturnType<typeof openHeardFarm> & {
  /** When a sound frame last came in by itself, by real time. */
  frameAt: number
  /** How long frames have come without a gap of more than a frame's time. */
  steadySince: number
  startedAt: number
  /** It has spoken by itself in this run, so that it is known how far its clock is off. */
  isClockKnown: boolean
  waitingSince: number | null
}

/** What may happen to clocks, programs, brokers and gateways; each of them at any moment. */
const events: ((walk: Walk, roll: () => number) => void)[] = [
  // Frames at their cadence.
  ...Array.from({ length: 6 }, () => (walk: Walk, roll: () => number) => {
    for (let frames = 1 + roll() * 8; frames > 0; frames -= 1) {
      walk.pass(5 * second)
      walk.hear(wellSaid(walk.deviceMs()))
      if (walk.farm.passed - walk.frameAt > 6 * second) walk.steadySince = walk.farm.passed
      walk.frameAt = walk.farm.passed
      walk.isClockKnown = true
      check(walk)
    }
  }),
  // Nothing comes.
  (walk, roll) => {
    walk.pass(Math.floor(roll() ** 3 * 20 * minute))
  },
  (walk, roll) => {
    walk.pass(Math.floor(roll() * 40 * second))
  },
  // Somebody sets the computer's clock, or the gateway's.
  (walk, roll) => {
    walk.farm.hostOffMs = Math.floor((roll() - 0.5) * 12 * hour)
  },
  (walk, roll) => {
    walk.farm.deviceOffMs = Math.floor((roll() - 0.5) * (roll() < 0.5 ? 10 * minute : 12 * hour))
    walk.isClockKnown = false
  },
  // The program ends and begins anew; another desktop has written down what was heard, by a clock of its own.
  (walk, roll) => {
    const lastSeen = roll() < 0.2 ? null : new Date(walk.hostMs() + (roll() - 0.7) * hour)
    walk.restart().seed('chamber-1', { lastSeen, readings: [], said: new Set() })
    walk.startedAt = walk.farm.passed
    walk.frameAt = Number.NEGATIVE_INFINITY
    walk.isClockKnown = false
    walk.live()
  },
  // A broker that was away hands out what it kept, of a chamber that has said nothing since.
  (walk, roll) => {
    // Of a clock that nobody knows, ahead by as much as its chamber is dead, no rule could tell.
    if (!walk.isClockKnown) return
    walk.pass(2 * minute)
    walk.farm.brokerLiveAtMs = walk.hostMs()
    walk.hearing().tick()
    const last = walk.deviceMs() - minute
    for (let frame = Math.floor(roll() * 30); frame >= 0; frame -= 1) {
      walk.pass(2)
      walk.hear(wellSaid(last - frame * 5 * second))
    }
    walk.pass(31 * second)
  },
  // What a broker keeps: without a time, of the future, of long ago.
  (walk, roll) => {
    const off = [null, hour * roll(), -minute - hour * roll()][Math.floor(roll() * 3)] ?? null
    walk.hear(wellSaid(off === null ? null : Math.ceil(walk.hostMs() + off + 1)), { retained: true })
  },
  (walk, roll) => {
    const atMs = roll() < 0.3 ? null : walk.hostMs() + Math.floor((roll() - 0.5) * hour)
    walk.hear({ kind: 'status', online: true, atMs }, { retained: true })
  },
  // A gateway that comes up, once or again and again.
  (walk, roll) => {
    for (let starts = 1 + roll() * 6; starts > 0; starts -= 1) {
      walk.pass(Math.floor(5 + roll() * 40) * second)
      walk.hear({ kind: 'status', online: true, atMs: walk.deviceMs() })
      check(walk)
    }
  },
]

function check(walk: Walk) {
  const { liveness, condition, limits } = walk.live()
  const now = walk.farm.passed
  const silentFor = now - walk.frameAt
  // Nothing was received within its limits, and these are never more than a few minutes.
  expect(limits.staleMs).toBeLessThanOrEqual(7.5 * minute)
  if (silentFor >= limits.staleMs) {
    expect(liveness).not.toBe('live')
    expect(condition.kind).not.toBe('ok')
  }
  // Frames come at their cadence, also where the broker was reached only just now.
  if (now === walk.frameAt && now - walk.steadySince >= 10 * second) expect(liveness).toBe('live')
  walk.waitingSince = liveness === 'waiting' ? (walk.waitingSince ?? now) : null
  expect(now - Math.max(walk.waitingSince ?? now, walk.startedAt)).toBeLessThan(longestWait)
}

it(
  'is never called alive in silence, nor silent while it speaks, and is not waited for without end',
  () => {
    for (let seed = 1; seed <= walks; seed += 1) {
      const roll = dice(seed)
      const own = openHeardFarm()
      own.live()
      const start = {
        frameAt: Number.NEGATIVE_INFINITY,
        steadySince: 0,
        startedAt: 0,
        waitingSince: null,
        isClockKnown: false,
      }
      const walk: Walk = Object.assign(own, start)
      try {
        for (let step = 0; step < steps; step += 1) {
          events[Math.floor(roll() * events.length)]?.(walk, roll)
          check(walk)
        }
      } catch (error) {
        throw new Error(`walk ${seed}`, { cause: error })
      } finally {
        own.close()
      }
    }
  },
  walks * 2000,
)
