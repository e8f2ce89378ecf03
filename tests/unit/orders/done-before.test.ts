import { expect, it } from 'vitest'
import { doneBefore } from '../../../electron/features/orders/payments/done-before.ts'

it('an operation that never came is not done', () => {
  expect(doneBefore(null, 5000)).toEqual({ ok: true, value: false })
})

it('one that came before with the same amount for the same thing is done', () => {
  expect(doneBefore({ amountCentavos: 5000, isSame: true }, 5000)).toEqual({ ok: true, value: true })
})

it.each([
  ['another amount', { amountCentavos: 4999, isSame: true }],
  ['another thing', { amountCentavos: 5000, isSame: false }],
])('one that came before with %s is refused with what was done', (_, done) => {
  expect(doneBefore(done, 5000)).toEqual({
    ok: false,
    refusal: { code: 'DONE_OTHERWISE', data: { amountCentavos: done.amountCentavos } },
  })
})
