import { z } from 'zod'

/** Fillers and marks that are drawn as nothing; U+2800 is Braille's blank, which Unicode counts as a sign. */
const unseen = String.raw`\p{Default_Ignorable_Code_Point}\u2800`
const unseenSigns = new RegExp(`[${unseen}]`, 'gu')
const visible = new RegExp(`(?![${unseen}])[\\p{L}\\p{N}\\p{P}\\p{S}]`, 'u')
const symbol = new RegExp(`(?![${unseen}])[\\p{P}\\p{S}]`, 'u')
/** What chooses the look of the sign before it, a heart's colour or a flag, belongs to that sign. */
const blank = String.raw`(?![\uFE00-\uFE0F\u{E0020}-\u{E007F}])[\s${unseen}]`
const blankStart = new RegExp(`^(?:[\\s${unseen}])+`, 'u')
const blankEnd = new RegExp(`(?:${blank})+$`, 'u')

/** As people's words are kept: composed, without what can't be seen at the ends; nothing to see at all is no text. */
export function composed(typed: string): string {
  const text = typed.normalize('NFC')
  return visible.test(text) ? text.replace(blankStart, '').replace(blankEnd, '') : ''
}

/** What is to see of it, and its blanks. */
export const seen = (text: string): string => text.replaceAll(unseenSigns, '')

/** What machines compare sign by sign: invisible marks came along from where it was copied. */
export const withoutUnseen = (typed: string): string => seen(typed.normalize('NFC')).trim()

/** Something is to see, and it is neither letter, digit nor blank. */
export const hasSymbol = (text: string): boolean => symbol.test(text)

/** Words that may be missing. */
export const words = (most: number) => z.string().overwrite(composed).max(most, 'TOO_LONG')

/** Words that have to be there, so many signs at the least. */
export const neededWords = (least: number, most: number) =>
  z
    .string()
    .overwrite(composed)
    .min(least, least === 1 ? 'REQUIRED' : 'TOO_SHORT')
    .max(most, 'TOO_LONG')

/** An address, a user name, a number of a thing: what its pattern is asked of has no invisible marks. */
export const code = () => z.string().overwrite(withoutUnseen)
