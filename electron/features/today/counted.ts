import { centavosOf } from '../../platform/money.ts'

export type Decimal = { toString: () => string }

/** Whoever has more than a thousand of something to do does not need the last digits. */
export const countedUpTo = 1000

/** What a query tells of all rows that its first ones stand for. */
export const countOf = (row: { n: number; worth: Decimal } | undefined) => ({
  count: Math.min(row?.n ?? 0, countedUpTo),
  exact: (row?.n ?? 0) <= countedUpTo,
  centavos: centavosOf(row?.worth ?? 0),
})
