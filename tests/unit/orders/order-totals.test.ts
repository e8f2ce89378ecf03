import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PriceRules, totalsOf } from '../../../electron/features/orders/order-totals.ts'

const rules: PriceRules = {
  taxMode: 'exclusive',
  taxRate: 0.12,
  shippingFeeCentavos: 10_000,
  freeShippingFromCentavos: 100_000,
  volumeDiscount: [],
}
const lines = [
  { quantity: 5, priceCentavos: 28_000 },
  { quantity: 4, priceCentavos: 17_500 },
  { quantity: 2, priceCentavos: 24_000 },
  { quantity: 1, priceCentavos: 19_500 },
]

describe('totalsOf', () => {
  it('adds VAT to what is left after the discount, and delivers for nothing from ₱1,000', () => {
    expect(totalsOf(lines, { handOver: 'deliver' }, rules)).toEqual({
      linesCentavos: 277_500,
      subtotalCentavos: 277_500,
      discountCentavos: 0,
      taxCentavos: 33_300,
      shippingCentavos: 0,
      totalCentavos: 310_800,
    })
    const small = [{ quantity: 1, priceCentavos: 15_000 }]
    expect(totalsOf(small, { handOver: 'deliver' }, rules).totalCentavos).toBe(15_000 + 1_800 + 10_000)
    expect(totalsOf(small, { handOver: 'pickup' }, rules).totalCentavos).toBe(16_800)
    expect(totalsOf(small, { handOver: 'deliver', shippingCentavos: 14_850 }, rules).shippingCentavos).toBe(14_850)
  })

  it('finds the VAT inside prices that include it, and none where there is none', () => {
    const own = [{ quantity: 1, priceCentavos: 11_200 }]
    expect(totalsOf(own, { handOver: 'pickup' }, { ...rules, taxMode: 'inclusive' })).toMatchObject({
      subtotalCentavos: 10_000,
      taxCentavos: 1_200,
      totalCentavos: 11_200,
    })
    expect(totalsOf(own, { handOver: 'pickup' }, { ...rules, taxMode: 'none' })).toMatchObject({
      taxCentavos: 0,
      totalCentavos: 11_200,
    })
  })

  it('takes the best volume discount that was set, and never more than the goods cost', () => {
    const volumeDiscount = [
      { fromQuantity: 5, share: 0.05 },
      { fromQuantity: 10, share: 0.1 },
    ]
    expect(totalsOf(lines, { handOver: 'pickup' }, { ...rules, volumeDiscount }).discountCentavos).toBe(27_750)
    expect(totalsOf(lines, { handOver: 'pickup', discountCentavos: 999_999 }, rules)).toMatchObject({
      discountCentavos: 277_500,
      totalCentavos: 0,
    })
  })

  it('sums to its parts for every tax mode, and is never negative', () => {
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 500 }),
      priceCentavos: fc.integer({ min: 0, max: 9_999_999 }),
    })
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 30 }),
        fc.constantFrom('exclusive', 'inclusive', 'none'),
        fc.integer({ min: 0, max: 10_000 }),
        fc.option(fc.integer({ min: 0, max: 99_999_999 })),
        (some, taxMode, basisPoints, discountCentavos) => {
          const own = { ...rules, taxMode, taxRate: basisPoints / 10_000 }
          const sum = totalsOf(some, { handOver: 'deliver', discountCentavos }, own)
          expect(sum.totalCentavos).toBe(
            sum.subtotalCentavos + sum.taxCentavos + sum.shippingCentavos - sum.discountCentavos,
          )
          expect(sum.totalCentavos).toBeGreaterThanOrEqual(0)
          if (taxMode !== 'exclusive') {
            expect(sum.totalCentavos).toBe(sum.linesCentavos - sum.discountCentavos + sum.shippingCentavos)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})
