import { shortestLimits } from '../../../electron/contract/chambers/ages.ts'
import type {
  Band,
  Chamber,
  ChamberLive,
  Condition,
  LatestReading,
  Quantity,
  Room,
} from '../../../electron/contract/chambers/chambers.ts'
import type { ConditionKind, Mark } from '../../../electron/contract/chambers/condition.ts'
import type { Facts } from '../../../electron/features/chambers/condition-rules.ts'

export const noon = new Date('2026-11-23T04:00:00Z')
export const secondsBefore = (seconds: number) => new Date(noon.getTime() - seconds * 1000)

export const band = (limits: Partial<Band>): Band => ({
  target: null,
  min: null,
  max: null,
  criticalMin: null,
  criticalMax: null,
  ...limits,
})

const rooms: Room[] = ['fruiting', 'spawning']
const quantities: Quantity[] = ['temperature', 'humidity', 'co2']

/** A chamber with the agreed set points of a Pleurotus house and the ids `<room> <quantity>`. */
export function sampleChamber(name = 'Calamba House 2'): Chamber {
  return {
    id: name,
    serialNumber: 'MASH-B2-CAL26-CE637C',
    name,
    location: null,
    demo: false,
    firmware: null,
    sensors: rooms.flatMap((room) =>
      quantities.map((quantity) => ({
        id: `${room} ${quantity}`,
        room,
        quantity,
        name: `${room} ${quantity}`,
        unit: quantity,
        minValue: null,
        maxValue: null,
        calibration: { offset: 0, scale: 1, lastCalibrated: null },
      })),
    ),
    setPoints: {
      fruiting: {
        temperature: band({ min: 22, max: 26, criticalMin: 18, criticalMax: 30 }),
        humidity: band({ min: 85, max: 95, criticalMin: 70, criticalMax: 97 }),
        co2: band({ max: 1000, criticalMax: 1500 }),
      },
      spawning: {
        temperature: band({ min: 25, max: 30 }),
        humidity: band({ min: 70, max: 80 }),
        co2: band({ max: 20_000 }),
      },
    },
  }
}

const inBand: Record<string, number> = {
  'fruiting temperature': 24,
  'fruiting humidity': 90,
  'fruiting co2': 800,
  'spawning temperature': 28,
  'spawning humidity': 75,
  'spawning co2': 4200,
}

export const conditionOf = (kind: ConditionKind, mark: Mark, changes: Partial<Condition> = {}): Condition => ({
  kind,
  mark,
  sensorId: null,
  rooms: [],
  known: 6,
  all: 6,
  since: null,
  atLeast: false,
  ...changes,
})

export const inBandReadings = (values: Record<string, number> = {}): LatestReading[] =>
  Object.entries({ ...inBand, ...values }).map(([sensorId, value]) => ({
    sensorId,
    value,
    quality: 'good',
    measuredAt: secondsBefore(4),
  }))

/** A live chamber of which these readings came in when they were measured. */
export const factsOf = (readings: readonly LatestReading[], changes: Partial<Facts> = {}): Facts => ({
  chamber: sampleChamber(),
  liveness: 'live',
  latest: new Map(readings.map((reading) => [reading.sensorId, reading])),
  heardAtMs: new Map(readings.map(({ sensorId, measuredAt }) => [sensorId, measuredAt.getTime()])),
  limits: shortestLimits,
  isRestarting: false,
  outOfRange: new Set(),
  notFitted: new Set(),
  frozenRooms: [],
  deadRooms: [],
  nowMs: noon.getTime(),
  ...changes,
})

/** Live and in band, as the host says it, except for what is given. */
export function sampleLive(changes: Partial<ChamberLive> = {}, values: Record<string, number> = {}): ChamberLive {
  const readings = inBandReadings(values)
  return {
    id: 'Calamba House 2',
    liveness: 'live',
    condition: conditionOf('ok', 'ok'),
    sensors: readings.map(({ sensorId, measuredAt }) => ({
      sensorId,
      heardAt: measuredAt,
      trust: 'fresh',
      verdict: { side: 'in', critical: false, limit: null },
      mark: 'ok',
    })),
    since: secondsBefore(3600),
    heardAt: secondsBefore(4),
    limits: shortestLimits,
    source: 'mqtt',
    readings,
    relays: [],
    frozenRooms: [],
    deadRooms: [],
    deviceAlerts: [],
    frames: 10,
    rejects: 0,
    lost: 0,
    ...changes,
  }
}
