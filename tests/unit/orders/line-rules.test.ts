import { describe, expect, it } from 'vitest'
import { whyNoLine } from '../../../electron/features/orders/carts/line-rules.ts'

const oyster = { stock: 10, held: 4, isActive: true, isDeleted: false, maxCartQty: 8 }
const so = (quantity: number) => ({ productId: 'oyster', quantity })

describe('a line of a cart', () => {
  it('can have all that nobody else holds, and not one more', () => {
    expect(whyNoLine(oyster, so(6))).toBeNull()
    expect(whyNoLine(oyster, so(7))).toEqual({ code: 'STOCK_SHORT', data: { productId: 'oyster', available: 6 } })
  })

  it('can have what one cart may hold, which is looked at before the stock', () => {
    expect(whyNoLine({ ...oyster, held: 0 }, so(8))).toBeNull()
    expect(whyNoLine({ ...oyster, held: 0 }, so(9))).toEqual({ code: 'TOO_MANY', data: { most: 8 } })
    expect(whyNoLine(oyster, so(9))).toEqual({ code: 'TOO_MANY', data: { most: 8 } })
    expect(whyNoLine({ ...oyster, held: 0, maxCartQty: null }, so(10))).toBeNull()
  })

  it.each([
    ['is not there', undefined],
    ['is deleted', { ...oyster, isDeleted: true }],
    ['is not for sale', { ...oyster, isActive: false }],
  ])('can have nothing of a product that %s', (_, product) => {
    expect(whyNoLine(product, so(1))).toEqual({ code: 'PRODUCT_NOT_FOUND' })
  })
})
