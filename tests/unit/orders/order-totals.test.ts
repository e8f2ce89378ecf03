import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  lineTotal,
  type PriceRules,
  tooMuchOff,
  totalsColumns,
  totalsOf,
} from '../../../electron/features/orders/order-totals.ts'

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

  it('gives the volume discount from its very count on, whichever lines make it, and the best of several', () => {
    const volumeDiscount = [
      { fromQuantity: 10, share: 0.1 },
      { fromQuantity: 5, share: 0.05 },
      { fromQuantity: 8, share: 0.02 },
    ]
    const off = (...quantities: number[]) =>
      totalsOf(
        quantities.map((quantity) => ({ quantity, priceCentavos: 1000 })),
        { handOver: 'pickup' },
        { ...rules, volumeDiscount },
      ).discountCentavos
    expect(off(4)).toBe(0)
    expect(off(5)).toBe(250)
    expect(off(2, 3)).toBe(250)
    expect(off(8)).toBe(400)
    expect(off(9)).toBe(450)
    expect(off(10)).toBe(1000)
  })

  it('rounds a discount and a tax half up, to the centavo', () => {
    const five = { ...rules, volumeDiscount: [{ fromQuantity: 1, share: 0.05 }] }
    expect(totalsOf([{ quantity: 1, priceCentavos: 110 }], { handOver: 'pickup' }, five).discountCentavos).toBe(6)
    expect(totalsOf([{ quantity: 1, priceCentavos: 109 }], { handOver: 'pickup' }, five).discountCentavos).toBe(5)
    expect(totalsOf([{ quantity: 1, priceCentavos: 104 }], { handOver: 'pickup' }, rules).taxCentavos).toBe(12)
    expect(totalsOf([{ quantity: 1, priceCentavos: 105 }], { handOver: 'pickup' }, rules).taxCentavos).toBe(13)
  })

  it('delivers for nothing from the very threshold on, judged by what is left after the discount', () => {
    const shipping = (priceCentavos: number, discountCentavos: number | null = null) =>
      totalsOf([{ quantity: 1, priceCentavos }], { handOver: 'deliver', discountCentavos }, rules).shippingCentavos
    expect(shipping(99_999)).toBe(10_000)
    expect(shipping(100_000)).toBe(0)
    expect(shipping(100_000, 1)).toBe(10_000)
    expect(shipping(100_001, 1)).toBe(0)
  })

  it('charges no delivery for nothing, for a pick-up, or where the clerk said nothing is asked', () => {
    expect(totalsOf([], { handOver: 'deliver' }, rules)).toMatchObject({ shippingCentavos: 0, totalCentavos: 0 })
    const small = [{ quantity: 1, priceCentavos: 100 }]
    expect(totalsOf(small, { handOver: 'deliver', shippingCentavos: 0 }, rules).shippingCentavos).toBe(0)
    expect(totalsOf(small, { handOver: 'pickup', shippingCentavos: 500 }, rules).shippingCentavos).toBe(500)
    expect(totalsOf(small, { handOver: 'deliver', shippingCentavos: null }, rules).shippingCentavos).toBe(10_000)
  })

  it('takes a clerk’s discount in place of the farm’s, also one of nothing', () => {
    const volumeDiscount = [{ fromQuantity: 1, share: 0.1 }]
    const off = (discountCentavos: number | null) =>
      totalsOf(
        [{ quantity: 1, priceCentavos: 1000 }],
        { handOver: 'pickup', discountCentavos },
        { ...rules, volumeDiscount },
      ).discountCentavos
    expect([off(null), off(0), off(999), off(1000), off(1001)]).toEqual([100, 0, 999, 1000, 1000])
  })

  it('finds the tax in what is left after the discount, also where prices include it', () => {
    const own = [{ quantity: 1, priceCentavos: 11_200 }]
    const inclusive = { ...rules, taxMode: 'inclusive' as const }
    expect(totalsOf(own, { handOver: 'pickup', discountCentavos: 5600 }, inclusive)).toEqual({
      ...{ linesCentavos: 11_200, discountCentavos: 5600, taxCentavos: 600, subtotalCentavos: 10_600 },
      ...{ shippingCentavos: 0, totalCentavos: 5600 },
    })
    expect(totalsOf(own, { handOver: 'pickup', discountCentavos: 1200 }, rules)).toMatchObject({
      ...{ taxCentavos: 1200, subtotalCentavos: 11_200, totalCentavos: 11_200 },
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

it('a line costs its price as often as it is had', () => {
  expect(lineTotal({ quantity: 3, priceCentavos: 1999 })).toBe(5997)
})

it('a discount is too much from one centavo above the lines on, and none never is', () => {
  const lines = { linesCentavos: 500 }
  expect(tooMuchOff(500, lines)).toBeNull()
  expect(tooMuchOff(501, lines)).toEqual({ code: 'DISCOUNT_TOO_LARGE', data: { mostCentavos: 500 } })
  expect(tooMuchOff(null, { linesCentavos: 0 })).toBeNull()
})

it('totals are kept in pesos, each in its own column', () => {
  expect(
    totalsColumns({
      ...{ linesCentavos: 1, subtotalCentavos: 10_001, taxCentavos: 1200, shippingCentavos: 550 },
      ...{ discountCentavos: 5, totalCentavos: 11_746 },
    }),
  ).toEqual({ subtotal: '100.01', tax: '12.00', shipping: '5.50', discount: '0.05', total: '117.46' })
})
