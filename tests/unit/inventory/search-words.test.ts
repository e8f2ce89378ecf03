import { expect, it } from 'vitest'
import { searchWords } from '../../../electron/features/inventory/search-words.ts'

it.each([
  ['Oyster', "'oyster':*"],
  ['grey OYSTER', "'grey':* & 'oyster':*"],
  ['Jalapeño', "'jalapeno':*"],
  // A user name's own sign, and a mark that stands on a letter of another script, are no words of theirs.
  ['grey_oyster', "'grey':* & 'oyster':*"],
  ['हिंदी', "'हिंदी':*"],
  ["a & b | !c '", "'a':* & 'b':* & 'c':*"],
])('%j asks for %j', (typed, asked) => {
  expect(searchWords(typed)).toBe(asked)
})

it('of signs alone asks for nothing', () => {
  for (const typed of ['', ' ', '&|!', '___', '“”']) expect(searchWords(typed), typed).toBeNull()
})

it('asks for eight words and forty signs of each, whatever is pasted', () => {
  expect(searchWords('a b c d e f g h i j')?.split(' & ')).toHaveLength(8)
  expect(searchWords('x'.repeat(100))).toBe(`'${'x'.repeat(40)}':*`)
})
