import { expect, it } from 'vitest'
import { count, decimal, money, percent, portNumber } from '../../../../renderer/ui/number/number-kinds.ts'
import { readAs, standardText, typedOf } from '../../../../renderer/ui/number/number-text.ts'

const pieces = count({ max: 1_000_000 })
const kilos = decimal({ decimals: 3, max: 100_000 })
const setPoint = decimal({ decimals: 1, min: -100, max: 100_000 })

it.each([
  [pieces, 1250, '1,250'],
  [pieces, 0, '0'],
  [pieces, null, ''],
  [pieces, '5x', '5x'],
  [money(), 125_050, '1,250.50'],
  [money(), 5, '0.05'],
  [money(), 9_999_999_999, '99,999,999.99'],
  [setPoint, 23.5, '23.5'],
  [setPoint, -1250, '-1,250'],
  [percent({ max: 100 }), 12.25, '12.25'],
  // With a comma it could be one kilogram and a quarter.
  [kilos, 1250, '1250'],
  [kilos, 0.001, '0.001'],
  [portNumber, 8883, '8883'],
  // Finer than the field, from elsewhere: shown as it is, not rounded.
  [setPoint, 23.4567, '23.4567'],
])('%o shows %s as %s', (kind, value, text) => {
  expect(standardText(kind, value)).toBe(text)
})

it('a field holds what is understood as a number, an empty one as none, anything else as the text', () => {
  expect(typedOf(money(), '500,50')).toBe(50_050)
  expect(typedOf(money(), ' ')).toBeNull()
  expect(typedOf(money(), '1.250')).toBe('1.250')
  expect(typedOf(pieces, ' 5x')).toBe(' 5x')
})

it('says how an unusual spelling was read, and nothing of a usual one', () => {
  expect(readAs(money(), '500,50')).toBe('= ₱500.50')
  expect(readAs(setPoint, '23,5')).toBe('= 23.5')
  expect(readAs(pieces, '１２')).toBe('= 12')
  expect(readAs(money(), '1,250.50')).toBeNull()
  expect(readAs(money(), '5x')).toBeNull()
  expect(readAs(money(), '')).toBeNull()
})
