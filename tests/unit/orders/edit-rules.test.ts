import { describe, expect, it } from 'vitest'
import { decideEdit, differences, type EditedOrder, priced } from '../../../electron/features/orders/edit-rules.ts'
import type { PriceRules } from '../../../electron/features/orders/order-totals.ts'

/** The farm's rules of today, of which nothing was agreed when the order was placed. */
const today: PriceRules = {
  ...{ taxMode: 'none', taxRate: 0, shippingFeeCentavos: 9900, freeShippingFromCentavos: 1_000_000 },
  volumeDiscount: [{ fromQuantity: 1, share: 0.5 }],
}
const line = (quantity: number, priceCentavos = 10_000, productId = 'oyster') => ({
  productId,
  quantity,
  priceCentavos,
})
/** Two at ₱100, ₱5 off, ₱50 of delivery; ₱100 of it is paid. */
const order: EditedOrder = {
  ...{ status: 'CONFIRMED', handOver: 'deliver', totalCentavos: 24_500, creditedCentavos: 0, paidCentavos: 10_000 },
  ...{ discountCentavos: 500, shippingCentavos: 5000 },
}
const before = [line(2)]
const asAgreed = { discountCentavos: null, shippingCentavos: null }

describe('an edit', () => {
  it('owes the difference to what was agreed, and keeps its discount and delivery', () => {
    expect(decideEdit(order, { before, lines: [line(3)] }, asAgreed, today)).toEqual({
      ok: true,
      value: {
        before: {
          ...{ linesCentavos: 20_000, subtotalCentavos: 20_000, discountCentavos: 500, taxCentavos: 0 },
          ...{ shippingCentavos: 5000, totalCentavos: 24_500 },
        },
        after: {
          ...{ linesCentavos: 30_000, subtotalCentavos: 30_000, discountCentavos: 500, taxCentavos: 0 },
          ...{ shippingCentavos: 5000, totalCentavos: 34_500 },
        },
        owedCentavos: 10_000,
        dueCentavos: 24_500,
      },
    })
  })

  it('takes another discount or delivery where the clerk says so, also nothing', () => {
    const changed = { discountCentavos: 0, shippingCentavos: 0 }
    expect(decideEdit(order, { before, lines: before }, changed, today)).toMatchObject({
      value: { after: { discountCentavos: 0, shippingCentavos: 0, totalCentavos: 20_000 }, owedCentavos: -4500 },
    })
  })

  it('owes by what the order came to then, not by what its old lines come to today', () => {
    const then = { ...order, totalCentavos: 20_000 }
    expect(decideEdit(then, { before, lines: before }, asAgreed, today)).toMatchObject({
      value: { owedCentavos: 4500 },
    })
  })

  it('gives nothing back by itself: what is due is the new total less what was paid and credited', () => {
    const paid = { ...order, paidCentavos: 24_500, creditedCentavos: 1000 }
    expect(decideEdit(paid, { before, lines: [line(1)] }, asAgreed, today)).toMatchObject({
      value: { owedCentavos: -10_000, dueCentavos: 14_500 - 1000 - 24_500 },
    })
  })

  it.each([
    ['SHIPPED', 'NOT_EDITABLE'],
    ['DELIVERED', 'NOT_EDITABLE'],
    ['CANCELLED', 'NOT_EDITABLE'],
    ['REFUNDED', 'NOT_EDITABLE'],
  ] as const)('of an order that is %s is refused', (status, code) => {
    expect(decideEdit({ ...order, status }, { before, lines: before }, asAgreed, today)).toEqual({
      ok: false,
      refusal: { code },
    })
  })

  it('may come to the most that can be kept, and to no centavo more', () => {
    const most = 9_999_999_999
    const come = (priceCentavos: number) =>
      decideEdit(
        order,
        { before, lines: [line(1, priceCentavos)] },
        { discountCentavos: 0, shippingCentavos: 0 },
        today,
      )
    expect(come(most)).toMatchObject({ ok: true, value: { after: { totalCentavos: most } } })
    expect(come(most + 1)).toEqual({ ok: false, refusal: { code: 'TOTAL_TOO_LARGE' } })
  })
})

it('a line costs what it was ordered at, a new one what it costs today, and either what the clerk says', () => {
  const wanted = ['oyster', 'oyster2', 'enoki', 'enoki2', 'gone'].map((productId) => ({
    ...{ productId, quantity: 2, priceCentavos: productId.endsWith('2') ? 0 : null },
  }))
  const lines = priced(wanted, [line(1, 9000), line(1, 9000, 'oyster2')], (id) =>
    id.startsWith('enoki') ? 7000 : undefined,
  )
  expect(lines.map(({ productId, quantity, priceCentavos }) => [productId, quantity, priceCentavos])).toEqual([
    ['oyster', 2, 9000],
    ['oyster2', 2, 0],
    ['enoki', 2, 7000],
    ['enoki2', 2, 0],
    ['gone', 2, 0],
  ])
})

it('what each product changes by is counted over all of its lines', () => {
  const was = [line(2), line(1), line(4, 1, 'enoki')]
  const is = [line(4), line(1, 1, 'reishi')]
  expect([...differences(was, is)]).toEqual([
    ['oyster', 1],
    ['reishi', 1],
    ['enoki', -4],
  ])
})
