import { words } from '../../i18n.ts'
import { formatMoney } from '../../ui/format.ts'
import { parsePesos } from '../../ui/pesos.ts'
import { mistakeWords } from '../../ui/use-field.ts'

/** What is taken off, as it was typed. Null: nothing, so that the farm's own volume discount holds. */
export const discountOf = (typed: string): number | null => parsePesos(typed)

/** Why that can't be taken off an order of these lines; null: it can. */
export function discountMistake(typed: string, linesCentavos: number): string | null {
  const centavos = discountOf(typed)
  if (centavos === null) return null
  if (Number.isNaN(centavos)) return mistakeWords('MONEY')
  if (centavos <= linesCentavos) return null
  return words('orders:refusal.DISCOUNT_TOO_LARGE', { most: formatMoney(linesCentavos) })
}
