/** Turns the order of what follows around: what is seen is not what would be read. */
export const turning = /[\u202D\u202E]/
const invisible = /\p{Cf}/gu
/** Full-width forms of ASCII, `！` to `～`. */
const wide = /[\uFF01-\uFF5E]/g
const dashes = /[\u2010-\u2015\u2212\uFE58\uFE63]/g
/** What stands between groups of digits in one country or another, and is no tab or end of a line. */
const blanks = /[\u00A0\u2000-\u200A\u202F\u205F\u3000 ]+/g

/**
 * What was typed, in plain signs: full-width digits, dashes that mean a minus, blanks of every width and apostrophes each
 * as the one that a keyboard has; what can't be seen is left out. Compatibility forms stay as they are, for `5²` is not 52.
 */
export function plainSigns(typed: string): string {
  if (turning.test(typed)) return typed
  return typed
    .replaceAll(invisible, '')
    .replaceAll(wide, (sign) => String.fromCodePoint(sign.charCodeAt(0) - 0xfe_e0))
    .replaceAll(dashes, '-')
    .replaceAll('’', "'")
    .replaceAll(blanks, ' ')
    .trim()
}
