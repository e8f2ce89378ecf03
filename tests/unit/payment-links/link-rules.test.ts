import { describe, expect, it } from 'vitest'
import { type PaymongoLink, parseLink, parseRefusal } from '../../../electron/connections/paymongo/paymongo-answers.ts'
import { methodOf, moneyOf, nextLateAsk, waitMs } from '../../../electron/features/payment-links/link-rules.ts'

const link = (payments: { amount: number; word?: string; status?: string; currency?: string }[]): PaymongoLink => ({
  ...{ id: 'link_1', amountCentavos: 28_000, url: 'https://pm.link/x', referenceNumber: 'WTmSJbV' },
  ...{ isLive: true, isArchived: false, status: 'paid' },
  payments: payments.map(({ amount, word = 'gcash', status = 'paid', currency = 'PHP' }, at) => ({
    ...{ id: `pay_${at}`, amountCentavos: amount, currency, status, word, paidAt: null },
  })),
})

describe('what came by a link', () => {
  it('is filed only when amount, currency and way of paying are known', () => {
    expect(moneyOf(link([]), 28_000)).toEqual({ found: 'nothing' })
    expect(moneyOf(link([{ amount: 28_000, status: 'failed' }]), 28_000)).toEqual({ found: 'nothing' })
    expect(moneyOf(link([{ amount: 28_000, status: 'failed' }, { amount: 28_000 }]), 28_000)).toMatchObject({
      ...{ found: 'paid', method: 'GCASH', payment: { id: 'pay_1' } },
    })
    expect(moneyOf(link([{ amount: 27_999 }]), 28_000)).toMatchObject({ found: 'unfiled', code: 'AMOUNT_DIFFERS' })
    expect(moneyOf(link([{ amount: 28_000, currency: 'USD' }]), 28_000)).toMatchObject({ code: 'AMOUNT_DIFFERS' })
    expect(moneyOf(link([{ amount: 28_000, word: 'grab_pay' }]), 28_000)).toMatchObject({ code: 'METHOD_UNKNOWN' })
    expect(moneyOf(link([{ amount: 28_000 }, { amount: 28_000 }]), 28_000)).toMatchObject({ code: 'PAID_TWICE' })
  })

  it('is told in the words of decision 72', () => {
    const words = ['gcash', 'paymaya', 'card', 'dob', 'grab_pay', 'qrph', 'constructor', '']
    expect(words.map(methodOf)).toEqual([
      ...['GCASH', 'MAYA', 'CREDIT_CARD', 'BANK_TRANSFER'],
      ...[null, null, null, null],
    ])
  })
})

it('waits twice as long after each failure, up to two minutes, and as long as PayMongo says', () => {
  expect([1, 2, 3, 4, 5, 50].map((n) => waitMs(n, null))).toEqual([10_000, 20_000, 40_000, 80_000, 120_000, 120_000])
  expect(waitMs(1, 17_000)).toBe(17_000)
  expect(waitMs(1, 2000)).toBe(10_000)
  expect(waitMs(1, 3_600_000)).toBe(120_000)
})

it('asks about a shut link three times more', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 2, 1) + minutes * 60_000)
  expect(nextLateAsk(at(0), at(0))).toEqual(at(5))
  expect(nextLateAsk(at(0), at(5))).toEqual(at(60))
  expect(nextLateAsk(at(0), at(61))).toEqual(at(24 * 60))
  expect(nextLateAsk(at(0), at(24 * 60))).toBeNull()
})

describe('answers of PayMongo', () => {
  it('are read in both envelopes of a payment, and refused when they are none', () => {
    const payment = { id: 'pay_1', attributes: { amount: 10_000, status: 'paid', source: { type: 'card' } } }
    const body = (payments: unknown[], url = 'https://pm.link/farm/WTmSJbV') => ({
      data: {
        ...{ id: 'link_1', type: 'link' },
        attributes: {
          ...{ amount: 10_000, livemode: true, reference_number: 'WTmSJbV', status: 'paid' },
          ...{ checkout_url: url, payments },
        },
      },
    })
    const read = { id: 'pay_1', amountCentavos: 10_000, currency: 'PHP', status: 'paid', word: 'card', paidAt: null }
    expect(parseLink(body([{ data: payment }]))?.payments).toEqual([read])
    expect(parseLink(body([payment]))?.payments).toEqual([read])
    // It becomes a code that customers scan: only https.
    expect(parseLink(body([], 'javascript:alert(1)'))).toBeNull()
    expect(parseLink(body([], 'http://pm.link/x'))).toBeNull()
    expect(parseLink({ data: [] })).toBeNull()
  })

  it('that refuse become a code, and never carry a key', () => {
    const errors = (code: string, detail: string) => ({ errors: [{ code, detail }] })
    expect(parseRefusal(401, errors('x', 'API key sk_test_abc is wrong'), null)).toEqual({ code: 'KEY_REFUSED' })
    expect(parseRefusal(400, errors('parameter_below_minimum', 'too low'), null)).toEqual({
      ...{ code: 'AMOUNT_REFUSED', detail: 'too low' },
    })
    expect(parseRefusal(400, errors('x', 'the key sk_live_aB3 \n\u0000may not'), null)).toEqual({
      ...{ code: 'REFUSED', detail: 'the key ••• may not' },
    })
    expect(parseRefusal(429, null, '7')).toEqual({ code: 'BUSY', retryAfterMs: 7000 })
    expect(parseRefusal(429, null, null)).toEqual({ code: 'BUSY', retryAfterMs: null })
    expect(parseRefusal(503, errors('x', 'y'), null)).toEqual({ code: 'UNREACHABLE', detail: 'HTTP 503' })
    expect(parseRefusal(407, undefined, null)).toEqual({ code: 'UNREACHABLE', detail: 'HTTP 407' })
  })
})
