import { expect, it } from 'vitest'
import { fits } from '../../../renderer/ui/draft-fits.ts'

it.each([
  ['a text', 'another', true],
  ['a text', 5, false],
  ['a text', null, false],
  ['a text', undefined, false],
  [true, false, true],
  [true, 'yes', false],
  // A number, emptied, or as it was typed where that is not understood.
  [5, 7, true],
  [5, '5x', true],
  [5, null, true],
  [5, undefined, false],
  [5, true, false],
  [5, {}, false],
  // One that may be left empty.
  [null, 7, true],
  [null, '1.250', true],
  [null, null, false],
  [null, {}, false],
  [{}, {}, true],
  [{}, '5x', false],
])('a field that began with %o takes %o from its draft: %s', (start, typed, isTaken) => {
  expect(fits(start, typed)).toBe(isTaken)
})
