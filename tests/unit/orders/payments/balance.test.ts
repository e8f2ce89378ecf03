import { describe, expect, it } from 'vitest'
import { orderStatus } from '../../../../electron/contract/orders/order-words.ts'
import { dueOf, owedByMove, takesMoney } from '../../../../electron/features/orders/payments/balance.ts'
import {
  needsProof,
  referenceKey,
  shownReference,
} from '../../../../electron/features/orders/payments/payment-reference.ts'

const order = { totalCentavos: 10_000, creditedCentavos: 1000, paidCentavos: 2500 }
const closed = ['CANCELLED', 'REFUNDED']

describe('what is due', () => {
  it('is the total less what was credited and paid; of what was called off or given back only what was paid, back', () => {
    const due = Object.fromEntries(orderStatus.options.map((status) => [status, dueOf({ ...order, status })]))
    expect(due).toEqual({
      ...{ PENDING: 6500, CONFIRMED: 6500, PROCESSING: 6500, SHIPPED: 6500, DELIVERED: 6500 },
      ...{ CANCELLED: -2500, REFUNDED: -2500 },
    })
  })

  it('changes by a move only where it closes an order, and then once', () => {
    expect(owedByMove({ ...order, status: 'PROCESSING' }, 'CANCELLED')).toBe(-9000)
    expect(owedByMove({ ...order, status: 'DELIVERED' }, 'REFUNDED')).toBe(-9000)
    expect(owedByMove({ ...order, status: 'PROCESSING' }, 'SHIPPED')).toBe(0)
    expect(owedByMove({ ...order, status: 'CANCELLED' }, 'REFUNDED')).toBe(0)
  })

  it('can be paid until the order is closed', () => {
    expect(orderStatus.options.filter((status) => !takesMoney(status))).toEqual(closed)
  })
})

describe('a reference', () => {
  it('is one, however it is typed, and of its own account', () => {
    const typed = ['1093 515-120', '1093515120', ' 1093.515/120 ']
    expect(new Set(typed.map((one) => referenceKey('GCASH', one)))).toEqual(new Set(['GCASH:1093515120']))
    expect(referenceKey('MAYA', 'ab-12 x')).toBe('MAYA:AB12X')
    expect(referenceKey('GCASH', ' -./ ')).toBeNull()
  })

  it('is shown without its account', () => {
    expect(shownReference('BANK_TRANSFER:AB:12')).toBe('AB:12')
    expect(shownReference('pay_1')).toBe('pay_1')
    expect(shownReference(null)).toBeNull()
  })

  it('is needed for what comes by a message, and for nothing that is in the hand', () => {
    const all = ['GCASH', 'MAYA', 'BANK_TRANSFER', 'COD', 'CREDIT_CARD'] as const
    expect(all.filter(needsProof)).toEqual(['GCASH', 'MAYA', 'BANK_TRANSFER'])
  })
})
