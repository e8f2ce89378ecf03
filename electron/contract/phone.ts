import { type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { z } from 'zod'
import { code, withoutUnseen } from './text.ts'

/** What people write before a number; a link has it too. */
const label = /^(?:tel(?:ephone)?|phone|mobile|cell?|cp)(?![a-z])[\s.:#]*/i

/**
 * Without what comes along when a number is copied: marks of direction, joiners, soft hyphens, a word before it, brackets
 * round its country, other signs between its digits, the comma of a sentence.
 */
const bare = (text: string): string =>
  withoutUnseen(text.normalize('NFKC'))
    .replace(label, '')
    .replace(/^\(\+(\d+)\)/, '+$1')
    .replaceAll(/(?<=[\d)])[\s/·•_]+(?=[\d(])/g, ' ')
    .replace(/[\s,.;]+$/, '')

/**
 * A Philippine number with its area code has nine digits, a mobile ten. Shorter ones pass the general pattern as service
 * numbers, but mostly they are a landline without its area code, which reaches nobody from elsewhere.
 */
const shortestPhilippine = 9

function parse(text: string): PhoneNumber | null {
  const number = parsePhoneNumberFromString(bare(text), { defaultCountry: 'PH', extract: false })
  // An extension has no place in what is kept: better asked about than lost.
  if (!number?.isValid() || number.ext !== undefined) return null
  const isShort = number.country === 'PH' && number.nationalNumber.length < shortestPhilippine
  return isShort ? null : number
}

/** A number as it is kept, E.164 (decision 76: `+639171234567`), typed in any usual way. Null: it is none. */
export const storedPhone = (typed: string): string | null => parse(typed)?.number ?? null

/** As people here write it: `0917 555 0142`, `(02) 8123 4567`, `+1 415 555 0142`; what is no number stays as it is. */
export function shownPhone(stored: string | null): string {
  const number = parse(stored ?? '')
  if (!number) return stored ?? ''
  return number.country === 'PH' ? number.formatNational() : number.formatInternational()
}

/** A field for a phone number: what arrives is E.164, or empty for none. */
export const phoneNumber = code()
  .max(40, 'TOO_LONG')
  .transform((typed, context) => {
    const stored = typed === '' ? '' : storedPhone(typed)
    if (stored !== null) return stored
    context.addIssue({ code: 'custom', message: 'PHONE' })
    return z.NEVER
  })

/** The ways in which one number may stand in rows that came from elsewhere. */
export function spellingsOf(stored: string): string[] {
  const asWritten = [stored, stored.slice(1)]
  return stored.startsWith('+63') ? [...asWritten, `0${stored.slice(3)}`, stored.slice(3)] : asWritten
}

/** What a kept number ends or begins with; for a whole number the spellings in which it may stand. */
export type PhoneSearch = { end: string; start: string; spellings: string[] | null }

/**
 * What a search asks for when it is a number in any spelling, whole or in part (`0917 555`, `+63 917…`, `5550142`); null
 * when the text is no number at all. Whole is only what is typed with a 0 or a + before: without one the last nine digits
 * of a mobile look like a landline.
 */
export function phoneSearch(text: string): PhoneSearch | null {
  const typed = bare(text)
  const digits = typed.replaceAll(/\D/g, '')
  if (!/^[+(\d][\d\s().\p{Pd}−]*$/u.test(typed) || digits.length < 3) return null
  const whole = /^\(?[+0]/.test(typed) ? storedPhone(typed) : null
  const abroad = typed.startsWith('+') ? digits : after('00', digits)
  const own = abroad === undefined ? ownDigits(digits) : after('63', abroad)
  return {
    end: (own ?? digits).slice(-10),
    start: own === undefined ? `+${abroad ?? ''}` : `+63${own}`,
    spellings: whole === null ? null : spellingsOf(whole),
  }
}

const after = (start: string, digits: string) => (digits.startsWith(start) ? digits.slice(start.length) : undefined)

/** Without what stands before the area code: a 0, or the 63 of a whole number. */
const ownDigits = (digits: string): string => digits.replace(digits.length > 10 ? /^(?:63|0)/ : /^0/, '')
