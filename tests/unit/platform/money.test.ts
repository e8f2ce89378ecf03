import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { centavosOf, decimalOf, portion, split } from '../../../electron/platform/money.ts'

describe('money', () => {
  it('reads and writes what the database has, and refuses what is no amount', () => {
    expect([centavosOf('1280.5'), centavosOf('0.07'), centavosOf('-3.00'), centavosOf(12)]).toEqual([
      128_050, 7, -300, 1200,
    ])
    expect([decimalOf(128_050), decimalOf(7), decimalOf(-300), decimalOf(0)]).toEqual([
      '1280.50',
      '0.07',
      '-3.00',
      '0.00',
    ])
    for (const bad of ['', '1.234', '1e3', 'NaN', '₱5', '1,000.00']) expect(() => centavosOf(bad)).toThrow()
    expect(() => decimalOf(0.5)).toThrow()
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), (centavos) => {
        expect(centavosOf(decimalOf(centavos))).toBe(centavos)
      }),
    )
  })

  it('rounds half up, away from zero', () => {
    expect([portion(25, 1, 10), portion(24, 1, 10), portion(-25, 1, 10), portion(1005, 12, 100)]).toEqual([
      3, 2, -3, 121,
    ])
  })

  it('says of what is no amount what it was', () => {
    expect(() => centavosOf('1,000.00')).toThrow('"1,000.00" is no amount')
    expect(() => decimalOf(0.5)).toThrow('0.5 is no whole number')
    // Nothing owed is not minus nothing, which a page would show with its sign.
    expect(Object.is(centavosOf('-0.00'), 0)).toBe(true)
    expect(Object.is(portion(-1, 1, 10), 0)).toBe(true)
  })

  it('takes a part of what is negative on either side', () => {
    expect([portion(25, -1, 10), portion(25, 1, -10), portion(-25, 1, -10), portion(-25, -1, 10)]).toEqual([
      -3, -3, 3, 3,
    ])
    expect([portion(0, 1, -10), portion(24, 1, -10), portion(-24, -1, -10)]).toEqual([0, -2, -2])
    expect([portion(0, 1, 10), portion(1, 1, 2), portion(-1, 1, 2)].map((n) => n + 0)).toEqual([0, 1, -1])
  })

  it('gives the odd centavos to the largest remainders, the earlier first among equals', () => {
    // 100 by 1 : 2 : 4 is 14.28, 28.57, 57.14.
    expect(split(100, [1, 2, 4])).toEqual([14, 29, 57])
    expect(split(-100, [1, 2, 4])).toEqual([-14, -29, -57])
    // 10 by 3 : 3 : 1 is 4.28, 4.28, 1.43: the last has the most left.
    expect(split(10, [3, 3, 1])).toEqual([4, 4, 2])
    expect(split(-10, [3, 3, 1])).toEqual([-4, -4, -2])
    expect(split(2, [1, 1, 1, 1])).toEqual([1, 1, 0, 0])
    expect(split(7, [])).toEqual([])
    expect(split(0, [1, 2])).toEqual([0, 0])
  })

  it('splits without losing a centavo', () => {
    expect(split(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(split(-100, [1, 1, 1])).toEqual([-34, -33, -33])
    expect(split(5, [0, 0])).toEqual([3, 2])
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 }),
        (amount, weights) => {
          const parts = split(amount, weights)
          expect(parts.reduce((a, b) => a + b, 0)).toBe(amount)
          const sum = weights.reduce((a, b) => a + b, 0)
          if (sum > 0)
            for (const [i, part] of parts.entries())
              expect(Math.abs(part - (amount * (weights[i] ?? 0)) / sum)).toBeLessThan(1.000001)
        },
      ),
    )
  })
})
