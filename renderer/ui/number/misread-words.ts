import { words } from '../../i18n.ts'
import { formatMoney, formatNumber } from '../format.ts'
import type { NumberKind } from './number-kinds.ts'
import { standardText, type Typed } from './number-text.ts'
import { type Misread, readNumber } from './read-number.ts'

/** What the sentence names, as people read it. */
function named(kind: NumberKind, misread: Misread): Record<string, string | number> {
  if ('limit' in misread) {
    return { limit: kind.name === 'money' ? formatMoney(misread.limit) : standardText(kind, misread.limit) }
  }
  if ('below' in misread) return { below: formatNumber(misread.below), above: formatNumber(misread.above) }
  return 'decimals' in misread ? { count: misread.decimals } : misread
}

/** Why what a field holds is no number; undefined: it is one, or empty. */
export function misreadOf(kind: NumberKind, value: Typed): string | undefined {
  const reading = typeof value === 'string' ? readNumber(kind, value) : null
  return reading && !reading.ok
    ? words(`common:number.${reading.misread.code}`, named(kind, reading.misread))
    : undefined
}
