/** 32 letters and digits that nobody mistakes for each other: no I, O, 0, 1. */
export const plainAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
export const recoveryChars = 25
export const recoveryGroup = 5

const base = plainAlphabet.length

/** Luhn's sum over this alphabet: one wrong character, or two that changed places, and it is no multiple of 32. */
function sumOf(text: string, first: 1 | 2): number {
  const values = Array.from(text, (char) => plainAlphabet.indexOf(char)).toReversed()
  return values.reduce((sum, value, i) => {
    const weighted = value * ((i + first) % 2 === 0 ? 2 : 1)
    return sum + Math.floor(weighted / base) + (weighted % base)
  }, 0)
}

/** The last character, from all before it. */
export const checkChar = (text: string): string => plainAlphabet[(base - (sumOf(text, 2) % base)) % base] ?? ''

/** As it is hashed: without dashes and spaces, in capitals. Null: it has another form, or was mistyped. */
export function readRecoveryCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  const isForm = code.length === recoveryChars && Array.from(code).every((char) => plainAlphabet.includes(char))
  return isForm && checkChar(code.slice(0, -1)) === code.at(-1) ? code : null
}
