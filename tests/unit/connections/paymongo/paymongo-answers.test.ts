import { describe, expect, it } from 'vitest'
import { parseLink, parseRefusal } from '../../../../electron/connections/paymongo/paymongo-answers.ts'

const said = (code: string, detail = '') => ({ errors: [{ code, detail }] })
const payment = (more: object) => ({
  id: 'pay_1',
  type: 'payment',
  attributes: {
    amount: 11_200,
    currency: 'PHP',
    status: 'paid',
    source: { type: 'gcash' },
    paid_at: 1_796_047_915,
    ...more,
  },
})
const link = (payments: unknown[]) => ({
  data: {
    id: 'link_1',
    type: 'link',
    attributes: {
      ...{ amount: 11_200, archived: false, checkout_url: 'https://pm.link/1', livemode: false },
      ...{ reference_number: 'ABC', status: 'paid', payments },
    },
  },
})

describe('what PayMongo refuses', () => {
  it('is about the key, by either of its words, the link, or the number of calls', () => {
    expect(parseRefusal(401, {}, null)).toEqual({ code: 'KEY_REFUSED' })
    expect(parseRefusal(403, {}, null)).toEqual({ code: 'KEY_REFUSED' })
    expect(parseRefusal(404, said('resource_not_found'), null)).toEqual({ code: 'NOT_FOUND' })
    expect(parseRefusal(429, {}, '7')).toEqual({ code: 'BUSY', retryAfterMs: 7000 })
    expect(parseRefusal(429, {}, '-7')).toEqual({ code: 'BUSY', retryAfterMs: 0 })
    expect(parseRefusal(429, {}, 'soon')).toEqual({ code: 'BUSY', retryAfterMs: null })
    expect(parseRefusal(429, {}, null)).toEqual({ code: 'BUSY', retryAfterMs: null })
  })

  it('is about the amount, or in its own words, in one short line and never with a key', () => {
    expect(parseRefusal(400, said('parameter_below_minimum', 'at least 100'), null)).toEqual({
      ...{ code: 'AMOUNT_REFUSED', detail: 'at least 100' },
    })
    expect(parseRefusal(499, said('parameter_above_maximum'), null)).toMatchObject({ code: 'AMOUNT_REFUSED' })
    const rude = `no:\n\u202Esk_test_1234 and pk_live_99  ${'x'.repeat(300)}`
    const { detail } = parseRefusal(400, said('api_key_invalid', rude), null) as { detail: string }
    expect(detail.startsWith('no: ••• and ••• x')).toBe(true)
    expect(detail).toHaveLength(200)
    expect(parseRefusal(400, said('only_a_code'), null)).toEqual({ code: 'REFUSED', detail: 'only_a_code' })
  })

  it('is none of these where PayMongo itself is ill, whatever it says', () => {
    expect(parseRefusal(500, said('x', 'y'), null)).toEqual({ code: 'UNREACHABLE', detail: 'HTTP 500' })
    expect(parseRefusal(503, 'Bad gateway', null)).toEqual({ code: 'UNREACHABLE', detail: 'HTTP 503' })
    expect(parseRefusal(400, { errors: [] }, null)).toEqual({ code: 'UNREACHABLE', detail: 'HTTP 400' })
  })
})

describe('a link', () => {
  it('says what came, by what and when', () => {
    expect(parseLink(link([payment({})]))?.payments).toEqual([
      {
        ...{ id: 'pay_1', amountCentavos: 11_200, currency: 'PHP', status: 'paid', word: 'gcash' },
        paidAt: new Date(1_796_047_915_000),
      },
    ])
  })

  it('of a payment that says neither is a payment all the same', () => {
    const [read] = parseLink(link([payment({ source: null, paid_at: null })]))?.payments ?? []
    expect(read).toMatchObject({ word: '', paidAt: null })
  })

  it('is none where anything that counts is missing', () => {
    expect(parseLink({})).toBeNull()
    expect(parseLink({ data: { ...link([]).data, attributes: { amount: '11200' } } })).toBeNull()
  })
})
