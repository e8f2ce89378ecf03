import { words } from '../../i18n.ts'
import { formatMoney } from '../../ui/format.ts'
import { misreadOf } from '../../ui/number/misread-words.ts'
import type { Typed } from '../../ui/number/number-text.ts'
import { discountKind } from './order-kinds.ts'

/** Why what is typed can't be taken off an order of these lines; null: it can. Null lines: not known yet. */
export function discountMistake(typed: Typed, linesCentavos: number | null): string | null {
  if (typeof typed === 'string') return misreadOf(discountKind, typed) ?? null
  if (linesCentavos === null || (typed ?? 0) <= linesCentavos) return null
  return words('orders:refusal.DISCOUNT_TOO_LARGE', { most: formatMoney(linesCentavos) })
}
