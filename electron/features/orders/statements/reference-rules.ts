import { plainReference } from '../payments/payment-reference.ts'

/** `9.01E+12`, `9,01E+12`, `9E+12`: a spreadsheet showed a number and saved what it showed. */
const rounded = /^[+-]?\d+(?:[.,]\d+E[+-]?\d+|E[+-]\d+)$/i
const spreadsheetError = /^#+$|^#(?:N\/A|REF!|NAME\?|VALUE!|NUM!|DIV\/0!|NULL!)$/i
/** What a spreadsheet adds to a whole number, and how it is kept from doing so. */
const asNumber = /^(\d+)[.,]0+$/
const guarded = /^=?["'](.*?)["']?$/

const plainText = (cell: string): string => (guarded.exec(cell.trim())?.[1] ?? cell).trim()

/** Whether a spreadsheet has destroyed it, so that the true one can't be told from it. */
export function isDamaged(cell: string): boolean {
  const text = plainText(cell)
  return rounded.test(text) || spreadsheetError.test(text)
}

/** A reference as claims are kept, without what a spreadsheet made of it. Empty: there is none. */
export const referenceOf = (cell: string): string => plainReference(plainText(cell).replace(asNumber, '$1'))

/** Digits that a spreadsheet keeps of a number; those behind become zeros. */
const keptDigits = 15

/**
 * Of all references of a file those whose last digits were rounded away: longer than a spreadsheet counts, and zeros
 * from there on, while no other of that length ends otherwise.
 */
export function roundedAway(references: Iterable<string>): ReadonlySet<string> {
  const long = [...new Set(references)].filter((text) => /^\d+$/.test(text) && text.length > keptDigits)
  const isRounded = (text: string) => /^0+$/.test(text.slice(keptDigits))
  return new Set(long.every(isRounded) ? long : [])
}
