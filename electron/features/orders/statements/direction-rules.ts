import type { ReadAmount } from '../../../platform/table-reader/index.ts'

export type Direction = 'in' | 'out' | 'unknown'

const words: Readonly<Record<'in' | 'out', RegExp>> = {
  in: /^(c|cr|credit(ed)?|in|incoming|inflow|received?|deposit|cash ?in|money ?in|\+)$/i,
  out: /^(d|dr|db|debit(ed)?|out|outgoing|outflow|sent|send|withdrawal|cash ?out|money ?out|payment sent|-)$/i,
}

/** What a word of an indicator column says. */
export function directionOf(word: string): Direction {
  const text = word.trim().replace(/\.$/, '')
  if (words.in.test(text)) return 'in'
  return words.out.test(text) ? 'out' : 'unknown'
}

/** How the amounts of a column carry signs: those without one are `in` only where others say what an `out` looks like. */
export type Signs = { hasOut: boolean; hasIn: boolean }

export function signsOf(amounts: Iterable<ReadAmount | null>): Signs {
  const signs: Signs = { hasOut: false, hasIn: false }
  for (const amount of amounts) {
    if (amount?.sign === 'out') signs.hasOut = true
    if (amount?.sign === 'in') signs.hasIn = true
  }
  return signs
}

export type Money = { centavos: number; direction: Direction }

/** Of a file with a column for each way. Both filled, or one that is taken back, is nobody's to guess. */
export function ofTwoColumns(credit: ReadAmount | null, debit: ReadAmount | null): Money | null {
  const [came, went] = [credit?.centavos ?? 0, debit?.centavos ?? 0]
  if (came > 0 && went > 0) return { centavos: came, direction: 'unknown' }
  if (came > 0) return { centavos: came, direction: credit?.sign === 'out' ? 'out' : 'in' }
  if (went === 0) return null
  // Marked out or not, what stands among the debits went out; `+` or CR there is a correction.
  return { centavos: went, direction: debit?.sign === 'in' ? 'unknown' : 'out' }
}

type OfOne = { amount: ReadAmount | null; indicator: Direction | null; signs: Signs; unmarked: 'in' | null }

/** Of a file with one column of amounts: an indicator beside it, a sign in it, or what a person said of all of them. */
export function ofOneColumn({ amount, indicator, signs, unmarked }: OfOne): Money | null {
  if (amount === null || amount.centavos === 0) return null
  const { centavos, sign } = amount
  if (indicator !== null) {
    const isTakenBack = indicator === 'in' && sign === 'out'
    const isContrary = indicator === 'out' && sign === 'in'
    return { centavos, direction: isTakenBack || isContrary ? 'unknown' : indicator }
  }
  if (sign !== null) return { centavos, direction: sign }
  return { centavos, direction: unmarked === 'in' || (signs.hasOut && !signs.hasIn) ? 'in' : 'unknown' }
}

/** Nothing in the file says which way its money went. */
export const isDirectionOpen = ({ hasIn, hasOut }: Signs): boolean => !hasIn && !hasOut
