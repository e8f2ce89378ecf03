import { expect, it } from 'vitest'
import { outcomeOf } from '../../../electron/features/orders/statements/statement-outcomes.ts'

const line = { isOurs: true, isMatched: false, claimedCentavos: 28_000, isOpen: true }

it('tells of a line of a statement why it proves nothing', () => {
  expect(outcomeOf({ ...line, isMatched: true }, 28_000)).toBe('matched')
  expect(outcomeOf({ ...line, claimedCentavos: null, isOpen: false }, 28_000)).toBe('no-claim')
  expect(outcomeOf(line, 27_000)).toBe('amount')
  expect(outcomeOf(line, 28_000)).toBe('date') // the same money by reference and sum: only the day is left
  expect(outcomeOf({ ...line, isOpen: false }, 28_000)).toBe('settled')
  expect(outcomeOf({ ...line, isOurs: false }, 28_000)).toBe('before')
})
