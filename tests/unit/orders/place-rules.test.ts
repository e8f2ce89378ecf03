import { describe, expect, it } from 'vitest'
import type { PlaceOrder } from '../../../electron/contract/orders/orders.ts'
import type { PriceRules } from '../../../electron/features/orders/order-totals.ts'
import { decidePlace } from '../../../electron/features/orders/place-rules.ts'

const rules: PriceRules = {
  ...{ taxMode: 'none', taxRate: 0, shippingFeeCentavos: 10_000, freeShippingFromCentavos: 100_000 },
  volumeDiscount: [],
}
const oyster = { name: 'Oyster', isActive: true, isDeleted: false }
const line = { quantity: 2, priceCentavos: 15_000, product: oyster }
const fetched = { handOver: 'pickup', shippingAddress: null, discountCentavos: null, shippingCentavos: null } as const
const address: NonNullable<PlaceOrder['shippingAddress']> = {
  type: 'shipping',
  ...{ firstName: 'Ana', lastName: 'Reyes', company: '', street1: '1 Rizal St.', street2: '' },
  ...{ city: 'Los Baños', state: 'Laguna', postalCode: '4030', country: 'PH', phoneNumber: '', isDefault: false },
}
/** The most that an order may come to, ₱99,999,999.99. */
const most = 9_999_999_999

describe('an order', () => {
  it('comes to its lines and the delivery', () => {
    expect(decidePlace([line], { ...fetched, handOver: 'deliver', shippingAddress: address }, rules)).toEqual({
      ok: true,
      value: {
        ...{ linesCentavos: 30_000, subtotalCentavos: 30_000, discountCentavos: 0, taxCentavos: 0 },
        ...{ shippingCentavos: 10_000, totalCentavos: 40_000 },
      },
    })
    expect(decidePlace([line], fetched, rules)).toMatchObject({ ok: true, value: { totalCentavos: 30_000 } })
  })

  it('needs a line, and an address when it is delivered', () => {
    expect(decidePlace([], fetched, rules)).toEqual({ ok: false, refusal: { code: 'ORDER_EMPTY' } })
    const delivered = { ...fetched, handOver: 'deliver' } as const
    expect(decidePlace([line], delivered, rules)).toEqual({ ok: false, refusal: { code: 'ADDRESS_MISSING' } })
  })

  it('names what is not sold any more, and only that', () => {
    const gone = { ...line, product: { ...oyster, name: 'Enoki', isDeleted: true } }
    const hidden = { ...line, product: { ...oyster, name: 'Shiitake', isActive: false } }
    expect(decidePlace([gone, line, hidden], fetched, rules)).toEqual({
      ok: false,
      refusal: { code: 'UNAVAILABLE', data: { names: ['Enoki', 'Shiitake'] } },
    })
  })

  it('is no larger than an amount can be, before the discount and with the delivery', () => {
    const dear = { ...line, quantity: 1, priceCentavos: most }
    const tooLarge = { ok: false, refusal: { code: 'TOTAL_TOO_LARGE' } }
    expect(decidePlace([dear], fetched, rules)).toMatchObject({ ok: true, value: { totalCentavos: most } })
    expect(decidePlace([dear], { ...fetched, shippingCentavos: 1 }, rules)).toEqual(tooLarge)
    const dearer = { ...dear, priceCentavos: most + 1 }
    expect(decidePlace([dearer], { ...fetched, discountCentavos: 2 }, rules)).toEqual(tooLarge)
  })

  it('takes off no more than its lines come to', () => {
    const off = (discountCentavos: number) => decidePlace([line], { ...fetched, discountCentavos }, rules)
    expect(off(30_000)).toMatchObject({ ok: true, value: { totalCentavos: 0 } })
    expect(off(30_001)).toEqual({
      ok: false,
      refusal: { code: 'DISCOUNT_TOO_LARGE', data: { mostCentavos: 30_000 } },
    })
  })
})
