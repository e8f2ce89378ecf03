import type { Band, Quantity, Room, SetPoints } from '../../contract/chambers/chambers.ts'

const band = (
  target: number | null,
  min: number | null,
  max: number | null,
  criticalMin: number | null,
  criticalMax: number | null,
): Band => ({
  target,
  min,
  max,
  criticalMin,
  criticalMax,
})

/** Pleurotus florida, as the gateway's own configuration has it (ecosystem 1.3, decisions 47 and 60). */
export const defaultSetPoints: SetPoints = {
  fruiting: {
    temperature: band(24, 22, 26, 18, 30),
    humidity: band(90, 85, 95, 70, 97),
    co2: band(null, null, 1000, null, 1500),
  },
  spawning: {
    temperature: band(28, 25, 30, 23, 32),
    humidity: band(75, 70, 80, null, null),
    co2: band(null, null, 20_000, null, null),
  },
}

export type SensorKind = {
  room: Room
  quantity: Quantity
  name: string
  unit: string
  minValue: number
  maxValue: number
}

const quantities = [
  { quantity: 'temperature', word: 'temperature', unit: '°C', minValue: -10, maxValue: 60 },
  { quantity: 'humidity', word: 'humidity', unit: '%', minValue: 0, maxValue: 100 },
  { quantity: 'co2', word: 'CO₂', unit: 'ppm', minValue: 400, maxValue: 40_000 },
] as const

/** The six sensors of a chamber (decision 33: the sensor's own output range, not today's firmware limit). */
export const chamberSensors: readonly SensorKind[] = (['fruiting', 'spawning'] as const).flatMap((room) =>
  quantities.map(({ quantity, word, unit, minValue, maxValue }) => ({
    room,
    quantity,
    name: `${room === 'fruiting' ? 'Fruiting' : 'Spawning'} ${word}`,
    unit,
    minValue,
    maxValue,
  })),
)
