import { words } from '../../i18n.ts'
import { formatMoney, formatNumber } from '../format.ts'
import type { NumberKind } from './number-kinds.ts'
import { standardText, type Typed } from './number-text.ts'
import { type Misread, readNumber } from './read-number.ts'

/** Why a text is not understood, and how to write it. */
function misreadWords(kind: NumberKind, misread: Misread): string {
  const key = `common:number.${misread.code}`
  switch (misread.code) {
    case 'TOO_SMALL':
    case 'TOO_LARGE': {
      const limit = kind.name === 'money' ? formatMoney(misread.limit) : standardText(kind, misread.limit)
      return words(key, { limit })
    }
    case 'WHOLE_ONLY':
      return words(key, { below: formatNumber(misread.below), above: formatNumber(misread.above) })
    case 'TOO_FINE':
      return words(key, { count: misread.decimals })
    default:
      return words(key, misread)
  }
}

/** Why what a field holds is no number; undefined: it is one, or empty. */
export function misreadOf(kind: NumberKind, value: Typed): string | undefined {
  const reading = typeof value === 'string' ? readNumber(kind, value) : null
  return reading && !reading.ok ? misreadWords(kind, reading.misread) : undefined
}
