import { expect, it } from 'vitest'
import { chamberSensors } from '../../../electron/features/chambers/default-set-points.ts'

it('gives a chamber its six sensors with the limits of decision 33', () => {
  expect(chamberSensors.map(({ name, unit, minValue, maxValue }) => [name, unit, minValue, maxValue])).toEqual([
    ['Fruiting temperature', '°C', -10, 60],
    ['Fruiting humidity', '%', 0, 100],
    ['Fruiting CO₂', 'ppm', 400, 40_000],
    ['Spawning temperature', '°C', -10, 60],
    ['Spawning humidity', '%', 0, 100],
    ['Spawning CO₂', 'ppm', 400, 40_000],
  ])
})
