/**
 * A text as it is compared and searched: without marks and case, in plain digits and letters, its words apart by one
 * blank. The database has the very same as `search_fold` (migration search_fold): a change here is a migration there.
 * Letters of other scripts stay as they are, with the marks that are part of their words.
 */
export function fold(text: string): string {
  const letters = text
    .normalize('NFKD')
    .replaceAll(dropped, '')
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replaceAll(whole, (letter) => plainLetters[letter] ?? letter)
  return letters.replaceAll(apart, ' ').replace(/^ /, '').replace(/ $/, '')
}

/** What a typed text looks for, word by word. */
export const foldedWords = (text: string): string[] => fold(text).split(' ').filter(Boolean)

/** Marks that stand on letters, and signs that nobody sees: soft hyphens, joiners, directions, variants. */
const dropped =
  /\u00AD|[\u0300-\u036F]|\u061C|\u180E|[\u1AB0-\u1AFF]|[\u1DC0-\u1DFF]|[\u200B-\u200F]|[\u202A-\u202E]|[\u2060-\u206F]|[\u20D0-\u20FF]|[\uFE00-\uFE0F]|[\uFE20-\uFE2F]|\uFEFF/gu
/** Letters that no form of Unicode takes apart. */
const whole = /[ÆæŒœßẞÞþØøŁłĐđÐðĦħŊŋı]/gu
const plainLetters: Record<string, string> = {
  ...{ Æ: 'ae', æ: 'ae', Œ: 'oe', œ: 'oe', ß: 'ss', ẞ: 'ss', Þ: 'th', þ: 'th', Ø: 'o', ø: 'o', Ł: 'l', ł: 'l' },
  ...{ Đ: 'd', đ: 'd', Ð: 'd', ð: 'd', Ħ: 'h', ħ: 'h', Ŋ: 'n', ŋ: 'n', ı: 'i' },
}
/** Blanks, hyphens, quotes and every other sign between words; `_` is part of a user name. */
const apart =
  /(?:[^0-9A-Z_a-z\u00C0-\u{10FFFF}]|[\u00D7\u00F7]|[\u02B9-\u02DF]|[\u2000-\u206F]|[\u20A0-\u20CF]|[\u2190-\u2BFF]|[\u2E00-\u2E7F]|[\u3000-\u3004]|[\u3008-\u3020]|\u3030)+/gu
