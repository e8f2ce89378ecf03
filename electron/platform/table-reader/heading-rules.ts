import type { Line } from './table-lines.ts'

/** Banks write their address, the account and a period above a table. */
export const headingWithin = 30

/** How many columns of a row the reader's owner knows by their names. */
export type Recognise = (cells: readonly string[]) => number

const isName = (cell: string) => cell !== '' && /\p{L}/u.test(cell) && !/^[\d₱(+-]/.test(cell)

/** A row of names above one that has a number. */
function looksLikeHeading({ cells }: Line, below: Line | undefined): boolean {
  const full = cells.filter((cell) => cell !== '')
  return full.length >= 2 && full.every(isName) && (below?.cells.some((cell) => /^\W*\d/.test(cell)) ?? false)
}

/** Which line is the heading: the one most of whose names are known, the first that looks like one, or none (-1). */
export function headingAt(lines: readonly Line[], recognise: Recognise): number {
  const head = lines.slice(0, headingWithin)
  const known = head.map(({ cells }) => recognise(cells))
  const best = Math.max(0, ...known)
  if (best >= 2) return known.indexOf(best)
  return head.findIndex((line, at) => looksLikeHeading(line, lines[at + 1]))
}
