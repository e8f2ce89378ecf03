import { mostCentavos } from '../money.ts'

export const decimalSigns = ['.', ','] as const
export type DecimalSign = (typeof decimalSigns)[number]

/** `sign`: how the file marks the amount itself, by a sign, brackets, or CR and DR. Null: it does not. */
export type ReadAmount = { centavos: number; sign: 'in' | 'out' | null }

const currency = /₱|\bphp\b|php(?=\s*[-+\d(])|(?<=\d)\s*php|^\s*p(?=\s*\d)/gi
const grouped = {
  '.': /^(?:\d{1,3}([,'’\s])\d{3}(?:\1\d{3})*|\d+)?(?:\.(\d+))?$/,
  ',': /^(?:\d{1,3}([.'’\s])\d{3}(?:\1\d{3})*|\d+)?(?:,(\d{1,2}))?$/,
}

/** A program may write `1120.0000`; more than centavos it may not mean. */
const hundredths = (part: string) => (/^\d{1,2}0*$/.test(part) ? part.slice(0, 2).padEnd(2, '0') : null)

function plainCentavos(text: string, decimal: DecimalSign): number | null {
  const found = grouped[decimal].exec(text)
  if (!found || !/\d/.test(text)) return null
  const part = hundredths(found[2] ?? '0')
  if (part === null) return null
  const whole = (decimal === '.' ? text.split('.') : text.split(','))[0]?.replaceAll(/\D/g, '') ?? ''
  const centavos = Number(`${whole}${part}`)
  return centavos > mostCentavos ? null : centavos // no payment is as large, and no column holds it
}

/** Takes the marks off a text, one kind after the other. */
function withoutMarks(text: string): { plain: string; marks: ('in' | 'out')[] } {
  const marks: ('in' | 'out')[] = []
  let plain = text.replaceAll(currency, '').trim()
  const take = (mark: RegExp, of: 'in' | 'out') => {
    const without = plain.replace(mark, '$1').trim()
    if (without === plain) return
    plain = without
    marks.push(of)
  }
  take(/^(.*)(?<=[\d)\s])cr?\.?$/i, 'in')
  take(/^(.*)(?<=[\d)\s])dr?\.?$/i, 'out')
  take(/^cr\.?(?=[\s\d])(.*)$/i, 'in')
  take(/^dr\.?(?=[\s\d])(.*)$/i, 'out')
  take(/^\((.*)\)$/, 'out')
  take(/^[-‐-—−﹣－](.*)$/, 'out')
  take(/^(.*)[-‐-—−﹣－]$/, 'out')
  take(/^\+(.*)$/, 'in')
  return { plain, marks }
}

/**
 * Pesos as files write them: `₱1,234.50`, `PHP 1234.5`, `1.234,50 CR`, `(50.00)`, `-50`. Null: no amount, or one whose
 * marks contradict one another.
 */
export function readAmount(text: string, decimal: DecimalSign): ReadAmount | null {
  const { plain, marks } = withoutMarks(text)
  if (marks.length > 1 && new Set(marks).size > 1) return null
  const centavos = plainCentavos(plain, decimal)
  return centavos === null ? null : { centavos, sign: marks[0] ?? null }
}

export const centavosIn =
  (decimal: DecimalSign) =>
  (text: string): number | null =>
    readAmount(text, decimal)?.centavos ?? null
