import { expect, it } from 'vitest'
import { countOf } from '../../../electron/features/today/counted.ts'

it.each([
  [undefined, { count: 0, exact: true, centavos: 0 }],
  [
    { n: 3, worth: '1000.05' },
    { count: 3, exact: true, centavos: 100_005 },
  ],
  [
    { n: 1000, worth: 0 },
    { count: 1000, exact: true, centavos: 0 },
  ],
  [
    { n: 1001, worth: '5' },
    { count: 1000, exact: false, centavos: 500 },
  ],
])('%o is shown as %o', (row, shown) => {
  expect(countOf(row)).toEqual(shown)
})
