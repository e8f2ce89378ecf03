import { describe, expect, it } from 'vitest'
import { releaseOf } from '../../../electron/features/orders/release.ts'

const claim = (evidence: 'claimed' | 'matched', status: 'PENDING' | 'FAILED' = 'PENDING') =>
  ({ method: 'GCASH', status, evidence }) as const
const cash = (status: 'PENDING' | 'FAILED') => ({ method: 'COD', status, evidence: null }) as const
const facts = { totalCentavos: 10_000, paidCentavos: 0, overridden: false, payments: [] }

describe('goods may leave', () => {
  it('when all of it is paid, and not a centavo before', () => {
    expect(releaseOf({ ...facts, paidCentavos: 10_000 })).toEqual({ allowed: true, why: 'PAID' })
    expect(releaseOf({ ...facts, paidCentavos: 9999 })).toEqual({ allowed: false, why: 'UNPAID' })
    expect(releaseOf({ ...facts, totalCentavos: 0 })).toEqual({ allowed: true, why: 'PAID' })
  })

  it('by somebody’s word, which is not needed for what is paid', () => {
    expect(releaseOf({ ...facts, overridden: true })).toEqual({ allowed: true, why: 'OVERRIDDEN' })
    expect(releaseOf({ ...facts, overridden: true, paidCentavos: 10_000 }).why).toBe('PAID')
  })

  it('for cash at the door, as long as it is still to come', () => {
    expect(releaseOf({ ...facts, payments: [claim('claimed'), cash('PENDING')] })).toEqual({
      ...{ allowed: true, why: 'CASH_AT_DOOR' },
    })
    expect(releaseOf({ ...facts, payments: [cash('FAILED')] })).toEqual({ allowed: false, why: 'UNPAID' })
  })

  it('never for what is only said, or stands in a statement that nobody confirmed', () => {
    for (const evidence of ['claimed', 'matched'] as const)
      expect(releaseOf({ ...facts, payments: [claim(evidence)] })).toEqual({ allowed: false, why: 'UNPROVED' })
    expect(releaseOf({ ...facts, payments: [claim('claimed', 'FAILED')] })).toEqual({ allowed: false, why: 'UNPAID' })
    const card = { method: 'CREDIT_CARD', status: 'PENDING', evidence: null } as const
    expect(releaseOf({ ...facts, payments: [card] }).why).toBe('UNPAID')
  })
})
