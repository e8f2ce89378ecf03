import { describe, expect, it } from 'vitest'
import { defaultSetPoints } from '../../../electron/features/chambers/default-set-points.ts'
import { crossedBand } from '../../../electron/features/chambers/set-points-service.ts'

const band = { target: 24, min: 22, max: 26, criticalMin: 18, criticalMax: 30 }

describe('crossedBand', () => {
  it('accepts the defaults, open sides and equal limits', () => {
    expect(crossedBand(defaultSetPoints.fruiting)).toBeNull()
    expect(
      crossedBand({ co2: { target: null, min: null, max: 1000, criticalMin: null, criticalMax: 1000 } }),
    ).toBeNull()
  })
  it.each([
    ['low above high', { ...band, min: 27 }],
    ['target outside', { ...band, target: 27 }],
    ['critical inside the band', { ...band, criticalMax: 25 }],
    ['critical low above low', { ...band, criticalMin: 23 }],
  ])('names the quantity: %s', (_name, crossed) => {
    expect(crossedBand({ humidity: band, temperature: crossed })).toBe('temperature')
  })
})
