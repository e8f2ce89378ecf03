import { describe, expect, it } from 'vitest'
import { bandProblems } from '../../../../renderer/features/chambers/set-point-rules.ts'
import { band } from '../../chambers/chamber-sample.ts'

const anything = { minValue: null, maxValue: null }

describe('bandProblems', () => {
  it.each([
    ['a full band', band({ target: 24, min: 22, max: 26, criticalMin: 18, criticalMax: 30 })],
    ['one side', band({ max: 1000, criticalMax: 1500 })],
    ['no limits', band({})],
    ['a critical limit on the edge', band({ min: 22, max: 26, criticalMin: 22, criticalMax: 26 })],
    ['a target on the edge', band({ target: 26, min: 22, max: 26 })],
  ])('accepts %s', (_, sound) => {
    expect(bandProblems(sound, anything)).toEqual([])
  })

  it.each([
    ['min above max', band({ min: 27, max: 26 }), 'max', 'CROSSED'],
    ['min on max', band({ min: 26, max: 26 }), 'max', 'CROSSED'],
    ['critical inside the band', band({ min: 22, max: 26, criticalMax: 25 }), 'criticalMax', 'CROSSED'],
    ['critical low above min', band({ min: 22, criticalMin: 23 }), 'min', 'CROSSED'],
    ['critical limits crossed without a band', band({ criticalMin: 30, criticalMax: 18 }), 'criticalMax', 'CROSSED'],
    ['target above the band', band({ target: 27, min: 22, max: 26 }), 'target', 'TARGET_OUTSIDE'],
    ['target below one side', band({ target: 20, min: 22 }), 'target', 'TARGET_OUTSIDE'],
  ] as const)('refuses %s', (_, wrong, field, code) => {
    expect(bandProblems(wrong, anything)).toEqual([{ field, code }])
  })

  it('refuses what the sensor can never say, once for each field', () => {
    const range = { minValue: 0, maxValue: 100 }
    expect(bandProblems(band({ min: -5, max: 120 }), range)).toEqual([
      { field: 'min', code: 'BELOW_SENSOR' },
      { field: 'max', code: 'ABOVE_SENSOR' },
    ])
  })
})
