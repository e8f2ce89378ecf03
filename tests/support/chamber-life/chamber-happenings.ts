import fc from 'fast-check'
import * as liveness from '../chamber-model/chamber-liveness.ts'
import * as model from '../chamber-model/chamber-model.ts'
import { type Desktop, type Farm, type Frame, minute, type SensorName, second } from '../chamber-model/chamber-words.ts'
import type { Database } from '../database.ts'
import type { DesktopOf, World } from './desktop.ts'

/** What may happen, at any moment; `a` and `b` say how. */
export type Step = { what: (typeof happenings)[number]; a: number; b: number }
const happenings = [
  ...(['frames', 'frames', 'frames', 'silence', 'edge', 'late', 'twice', 'swapped', 'oneRoom', 'stuck'] as const),
  ...([
    'impossible',
    'hostClock',
    'deviceClock',
    'restart',
    'off',
    'comesUp',
    'kept',
    'keptStatus',
    'offline',
  ] as const),
]
export const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...happenings),
  a: fc.nat(9999),
  b: fc.nat(9999),
})

export type Side = { name: string; must: Desktop; is: DesktopOf }
export type Play = {
  farm: Farm
  world: World
  sides: Side[]
  deviceOff: number
  no: number
  own: Database
  chamberId: string
}

const of = <T>(many: readonly [T, ...T[]], n: number): T => many[n % many.length] ?? many[0]

function pass({ farm, world }: Play, ms: number): void {
  farm.now += ms
  world.now = farm.now
}

/** A little more each time: what repeats itself would be called frozen. */
const base: Record<SensorName, number> = {
  'fruiting temperature': 23,
  'fruiting humidity': 88,
  'fruiting co2': 800,
  'spawning temperature': 27,
}
function said(play: Play, names: readonly SensorName[] = Object.keys(base) as SensorName[]): Frame {
  play.no += 1
  pass(play, 1) // no gateway says two things at one moment
  const drift = (play.no % 2000) / 1000
  const values = Object.fromEntries(names.map((name) => [name, Math.round((base[name] + drift) * 1000) / 1000]))
  return { no: play.no, deviceMs: play.farm.epochMs + play.farm.now + play.deviceOff, values }
}

function hear(play: Play, frame: Frame, isRetained = false): void {
  for (const { must, is } of play.sides) {
    model.hear(play.farm, must, frame, isRetained)
    is.hear(frame, isRetained)
  }
}
function status(play: Play, isOnline: boolean, saidMs: number | null, isRetained: boolean): void {
  for (const { must, is } of play.sides) {
    liveness.hearStatus(play.farm, must, { isOnline, saidMs, isRetained })
    is.status(isOnline, saidMs, isRetained)
  }
}

function frames(play: Play, many: number, make: (play: Play) => Frame = said): void {
  for (let i = 0; i < many; i += 1) {
    pass(play, 5 * second)
    hear(play, make(play))
  }
}

/** A desktop ends and begins anew; what the broker kept for it meanwhile pours in. */
async function begin(
  play: Play,
  { must, is }: Side,
  { missed, isLate }: { missed: Frame[]; isLate: boolean },
): Promise<void> {
  model.restart(play.farm, must)
  is.restart()
  const seed = async () => {
    model.seed(play.farm, must)
    await is.seed()
  }
  if (!isLate) await seed()
  for (const frame of missed) {
    pass(play, 2)
    model.hear(play.farm, must, frame)
    is.hear(frame, false)
  }
  if (isLate) await seed()
}

const clockOff = (n: number) => of([0, 20_011, -40_013, 239_017, -361_019, 5_400_023, -18_000_029], n)

type Happens = (play: Play, a: number, b: number) => void | Promise<void>
export const happens: Record<Step['what'], Happens> = {
  frames: (play, a) => {
    frames(play, 5 + (a % 5))
  },
  silence: (play, a) => {
    pass(play, of([12, 25, 40, 70, 200, 400, 900], a) * second)
  },
  edge: (play, a, b) => {
    pass(play, of([30, 45, 60, 300], a) * second - (b % 2))
  },
  /** Held up on the way: it comes long after it was said. */
  late: (play, a) => {
    const frame = said(play)
    pass(play, of([20, 100, 290, 310], a) * second)
    hear(play, frame)
  },
  twice: (play, a) => {
    frames(play, 4)
    pass(play, 5 * second)
    const frame = said(play)
    hear(play, frame)
    pass(play, of([1, 3000, 20_000, 320_000], a))
    hear(play, frame)
  },
  swapped: (play) => {
    pass(play, 5 * second)
    const first = said(play)
    pass(play, 5 * second)
    hear(play, said(play))
    pass(play, 100)
    hear(play, first)
  },
  oneRoom: (play, a) => {
    frames(play, 6 + (a % 10), () =>
      said(play, a % 2 ? ['spawning temperature'] : ['fruiting temperature', 'fruiting co2']),
    )
  },
  stuck: (play, a) => {
    const { values } = said(play)
    frames(play, 10 + (a % 5), () => ({ ...said(play), values }))
  },
  impossible: (play, a) => {
    const broken =
      a % 2 ? { 'fruiting humidity': 101 + (play.no % 50) } : { 'fruiting temperature': -11 - (play.no % 50) }
    frames(play, 1, () => {
      const frame = said(play)
      return { ...frame, values: { ...frame.values, ...broken } }
    })
  },
  hostClock: (play, a, b) => {
    const side = of(play.sides as [Side, ...Side[]], b)
    side.must.offMs = of([0, 20_137, -44_911, 60_373], a)
  },
  deviceClock: (play, a) => {
    play.deviceOff = clockOff(a)
  },
  restart: async (play, a, b) => {
    const side = of(play.sides as [Side, ...Side[]], a)
    if (b % 2) await settle(play, side)
    await begin(play, side, { missed: [], isLate: b % 3 === 0 })
  },
  off: async (play, a, b) => {
    const side = of(play.sides as [Side, ...Side[]], a)
    const others = play.sides.filter((one) => one !== side)
    const missed: Frame[] = []
    for (let i = 0; i < 3 + (b % 30); i += 1) {
      pass(play, 5 * second)
      const frame = said(play)
      missed.push(frame)
      hear({ ...play, sides: others }, frame)
    }
    await begin(play, side, { missed, isLate: b % 2 === 0 })
  },
  comesUp: (play, a, b) => {
    pass(play, of([5, 40, 100], a) * second)
    status(play, true, play.farm.epochMs + play.farm.now + play.deviceOff, false)
    pass(play, of([1, 30, 44, 45, 46, 120], b) * second)
  },
  kept: (play, a) => {
    const frame = said(play)
    const ago = of([-5 * minute, 0, 10 * second, minute, 20 * minute], a)
    hear(play, { ...frame, deviceMs: a % 6 === 0 ? null : (frame.deviceMs ?? 0) - play.deviceOff - ago }, true)
  },
  keptStatus: (play, a, b) => {
    const ago = of([-minute, 0, 59 * second, 60 * second, 10 * minute], a)
    status(play, b % 2 === 0, a % 6 === 0 ? null : play.farm.epochMs + play.farm.now - ago, true)
  },
  offline: (play) => {
    pass(play, second)
    status(play, false, play.farm.epochMs + play.farm.now, false)
  },
}

/** What was read and who was heard reaches the database. */
export async function settle({ farm }: Play, { must, is }: Side): Promise<void> {
  model.drain(farm, must)
  await is.drain()
  liveness.writePresence(farm, must)
  await is.presence()
}
