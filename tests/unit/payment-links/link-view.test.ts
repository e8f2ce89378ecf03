import { expect, it } from 'vitest'
import type { LinkRow } from '../../../electron/features/payment-links/link-deps.ts'
import { linkView } from '../../../electron/features/payment-links/link-view.ts'

const at = new Date('2026-11-30T01:15:00Z')
const view = (more: object = {}) => {
  const row: unknown = {
    ...{ id: 'l1', orderId: 'o1', status: 'unpaid', amount: '112.00', checkoutUrl: 'https://pm.link/x', problem: null },
    ...{ referenceNumber: 'WTmSJbV', isLive: true, expiresAt: at, polledAt: null, answer: null },
    ...more,
  }
  return linkView(row as LinkRow)
}

it('a link that can be paid has an address and its picture', () => {
  const { qrSvg, ...rest } = view()
  expect(rest).toEqual({
    ...{ id: 'l1', orderId: 'o1', state: 'waiting', amountCentavos: 11_200, url: 'https://pm.link/x' },
    ...{ referenceNumber: 'WTmSJbV', isLive: true, expiresAt: at, askedAt: null, problem: null },
  })
  expect(qrSvg).toMatch(/^<svg /)
})

it('a picture is of no link that can’t be paid any more, or not yet', () => {
  expect(view({ status: 'paid' })).toMatchObject({ state: 'paid', qrSvg: null })
  expect(view({ status: 'closing' }).qrSvg).toBeNull()
  expect(view({ checkoutUrl: null }).qrSvg).toBeNull()
})

it('a problem is told with what PayMongo said, where that can be read', () => {
  expect(view({ problem: 'AMOUNT_DIFFERS', answer: { amountCentavos: 5 } }).problem).toEqual({
    ...{ code: 'AMOUNT_DIFFERS', data: { amountCentavos: 5 } },
  })
  expect(view({ problem: 'LOST', answer: null }).problem).toEqual({ code: 'LOST', data: {} })
  expect(view({ problem: 'LOST', answer: { deep: { er: 1 } } }).problem).toEqual({ code: 'LOST', data: {} })
})

it('a state that nobody knows is a fault, not a guess', () => {
  expect(() => view({ status: 'lost' })).toThrow()
})
