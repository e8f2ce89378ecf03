import type { NumberKind } from './number-kinds.ts'
import { plainSigns, turning } from './plain-signs.ts'
import { splitNumber } from './split-number.ts'

/** Why a text is no number of its kind, with what the sentence about it needs. */
export type Misread =
  | { code: 'LETTERS'; what: string }
  | { code: 'AMBIGUOUS'; one: string; other: string }
  | { code: 'TOO_FINE'; decimals: number }
  | { code: 'WHOLE_ONLY'; below: number; above: number }
  | { code: 'TOO_SMALL' | 'TOO_LARGE'; limit: number }
  | { code: 'EXPONENT' | 'UNFINISHED' | 'GROUPS' | 'NEGATIVE' | 'SEVERAL' | 'HIDDEN' }

/** `isUsual`: written as people here write it, so that there is nothing to say about how it was read. */
export type Reading = { ok: true; value: number | null; isUsual: boolean } | { ok: false; misread: Misread }

const refused = (misread: Misread): Reading => ({ ok: false, misread })

const around: Partial<Record<NumberKind['name'], { before: RegExp; after: RegExp }>> = {
  money: { before: /^(?:₱|php|p) ?/i, after: / ?(?:₱|php|pesos?)$/i },
  percent: { before: /^$/, after: / ?%$/ },
}

const signOf = (text: string) => {
  const [, sign = '', rest = ''] = /^([-+]?) ?(.*)$/s.exec(text) ?? []
  return { sign, rest }
}

/** The digits with their separators, without what they count and without the sign, which stands before or after the ₱. */
function bare(kind: NumberKind, text: string): { sign: string; digits: string } {
  const { before, after } = around[kind.name] ?? {}
  const { sign, rest } = signOf(text)
  if (!before || !after) return { sign, digits: rest }
  const inner = rest.replace(before, '').replace(after, '')
  if (sign !== '' || inner === rest) return { sign, digits: inner }
  const late = signOf(inner)
  return { sign: late.sign, digits: late.rest }
}

/** Cells or lines that were pasted together: without the line between them 12 and 3 would be 123. */
const severalLines = /[\t\n\r↵]/

function misreadOf(digits: string): Misread | null {
  if (/^\d[\d.,]*e[-+]?\d+$/i.test(digits)) return { code: 'EXPONENT' }
  if (severalLines.test(digits)) return { code: 'SEVERAL' }
  if (turning.test(digits)) return { code: 'HIDDEN' }
  const what = /[^\d.,' ]+/.exec(digits)?.[0]
  if (what !== undefined) return { code: 'LETTERS', what }
  return /\d/.test(digits) ? null : { code: 'UNFINISHED' }
}

/**
 * `2.00` is 2 where only whole ones are taken. With more digits it may be a group that went wrong, and so may pieces with
 * a comma: `1,00` is more likely 100 with a digit lost.
 */
function withoutNoughts({ fraction, isUsual }: { fraction: string; isUsual: boolean }, decimals: number): string {
  return fraction.length > 2 || (decimals === 0 && !isUsual) ? fraction : fraction.replace(/0+$/, '')
}

type Parts = { sign: string; whole: string; fraction: string }

function valueOf(kind: NumberKind, { sign, whole, fraction }: Parts): number {
  const size = kind.name === 'money' ? Number(whole + fraction.padEnd(2, '0')) : Number(`${whole || '0'}.${fraction}`)
  return sign === '-' && size !== 0 ? -size : size
}

function outOfBounds(kind: NumberKind, value: number): Misread | null {
  if (value > kind.max) return { code: 'TOO_LARGE', limit: kind.max }
  return value < kind.min ? { code: 'TOO_SMALL', limit: kind.min } : null
}

/**
 * A number as people type or paste it. What can mean one thing alone is read, in whichever country's spelling; what can
 * mean two, or is finer than the field, is refused with the reason: it is never rounded, cut or guessed. Null: empty.
 */
export function readNumber(kind: NumberKind, typed: string): Reading {
  const text = plainSigns(typed)
  if (text === '') return { ok: true, value: null, isUsual: true }
  const { sign, digits } = bare(kind, text)
  const strange = misreadOf(digits)
  if (strange) return refused(strange)
  const split = splitNumber(digits, kind.decimals)
  if ('code' in split) return refused(split)
  const fraction = withoutNoughts(split, kind.decimals)
  if (fraction.length > kind.decimals) {
    const below = Number(split.whole)
    return refused(
      kind.decimals === 0
        ? { code: 'WHOLE_ONLY', below, above: below + 1 }
        : { code: 'TOO_FINE', decimals: kind.decimals },
    )
  }
  if (sign === '-' && kind.min >= 0) return refused({ code: 'NEGATIVE' })
  const value = valueOf(kind, { sign, whole: split.whole, fraction })
  const beyond = outOfBounds(kind, value)
  return beyond ? refused(beyond) : { ok: true, value, isUsual: split.isUsual && /^[\x21-\x7e₱ ]*$/.test(typed.trim()) }
}
