import { describe, expect, it } from 'vitest'
import {
  decideRefund,
  linesBack,
  type RefundFacts,
} from '../../../../electron/features/orders/payments/refund-rules.ts'

/** A delivered order of ₱100.00, paid by one payment. */
const delivered = { status: 'DELIVERED', totalCentavos: 10_000, creditedCentavos: 0, paidCentavos: 10_000 } as const
const refund = (amountCentavos: number, order: Partial<RefundFacts['order']> = {}, leftCentavos = 10_000) =>
  decideRefund({ order: { ...delivered, ...order }, payment: { status: 'PAID', leftCentavos }, amountCentavos })

describe('a refund', () => {
  it('of all of a delivered order closes it and its payment, and nobody owes that money again', () => {
    expect(refund(10_000)).toEqual({
      ok: true,
      value: {
        paidCentavos: 0,
        creditedCentavos: 10_000,
        payment: 'REFUNDED',
        status: 'REFUNDED',
        owedCentavos: -10_000,
      },
    })
  })

  it('of a part leaves both open', () => {
    expect(refund(9999)).toEqual({
      ok: true,
      value: { paidCentavos: 1, creditedCentavos: 9999, payment: 'PAID', status: 'DELIVERED', owedCentavos: -9999 },
    })
  })

  it('of what was paid too much credits nothing, and of more only what is above it', () => {
    expect(refund(2000, { paidCentavos: 12_000 }, 12_000)).toMatchObject({
      value: { paidCentavos: 10_000, creditedCentavos: 0, owedCentavos: -0, status: 'DELIVERED' },
    })
    expect(refund(2001, { paidCentavos: 12_000 }, 12_000)).toMatchObject({
      value: { paidCentavos: 9999, creditedCentavos: 1, owedCentavos: -1 },
    })
  })

  it('counts what was credited before: that much was paid too much already', () => {
    expect(refund(1000, { creditedCentavos: 1000, paidCentavos: 10_000 })).toMatchObject({
      value: { paidCentavos: 9000, creditedCentavos: 1000, owedCentavos: -0 },
    })
    expect(refund(9000, { creditedCentavos: 1000, paidCentavos: 9000 }, 9000)).toMatchObject({
      value: { paidCentavos: 0, creditedCentavos: 10_000, status: 'REFUNDED' },
    })
  })

  it('of one of two payments closes that payment alone', () => {
    expect(refund(4000, {}, 4000)).toMatchObject({
      value: { payment: 'REFUNDED', status: 'DELIVERED', paidCentavos: 6000 },
    })
  })

  it('of a delivered order that was paid in part only does not close it: the rest is still owed', () => {
    expect(refund(4000, { paidCentavos: 4000 }, 4000)).toMatchObject({
      value: { paidCentavos: 0, creditedCentavos: 4000, status: 'DELIVERED', payment: 'REFUNDED' },
    })
  })

  it.each(['PENDING', 'CONFIRMED', 'PROCESSING', 'SHIPPED', 'CANCELLED'] as const)(
    'of an order that is %s is only money: nothing is credited and it stays what it is',
    (status) => {
      expect(refund(10_000, { status })).toEqual({
        ok: true,
        value: { paidCentavos: 0, creditedCentavos: 0, payment: 'REFUNDED', status, owedCentavos: -0 },
      })
    },
  )

  it('of an order that came to nothing closes it only once it is delivered and all is given back', () => {
    const free = { totalCentavos: 0, paidCentavos: 5000 }
    expect(refund(3000, free)).toMatchObject({ value: { status: 'DELIVERED', paidCentavos: 2000 } })
    expect(refund(5000, free)).toMatchObject({ value: { status: 'REFUNDED', creditedCentavos: 0 } })
    expect(refund(5000, { ...free, status: 'PROCESSING' })).toMatchObject({ value: { status: 'PROCESSING' } })
  })

  it('gives all that is left of a payment, and not a centavo more', () => {
    expect(refund(5000, {}, 5000).ok).toBe(true)
    expect(refund(5001, {}, 5000)).toEqual({ ok: false, refusal: { code: 'TOO_MUCH', data: { leftCentavos: 5000 } } })
  })

  it.each(['PENDING', 'FAILED', 'REFUNDED'] as const)(
    'of a payment that is %s is refused: no money is there',
    (status) => {
      expect(decideRefund({ order: delivered, payment: { status, leftCentavos: 10_000 }, amountCentavos: 1 })).toEqual({
        ok: false,
        refusal: { code: 'NOT_RECEIVED' },
      })
    },
  )
})

it('lines come back of those that the order has, no more of each than it has, and none of nothing', () => {
  const items = [
    { id: 'a', productId: 'oyster', quantity: 3 },
    { id: 'b', productId: 'enoki', quantity: 1 },
  ]
  const asked = (orderLineId: string, quantity: number, toStock = true) => ({ orderLineId, quantity, toStock })
  expect(linesBack([asked('a', 3), asked('b', 2, false), asked('c', 1), asked('a', 0), asked('b', 1)], items)).toEqual([
    { productId: 'oyster', quantity: 3, toStock: true },
    { productId: 'enoki', quantity: 1, toStock: false },
    { productId: 'enoki', quantity: 1, toStock: true },
  ])
})
