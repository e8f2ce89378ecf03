import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { documentKind } from '../../../electron/contract/documents.ts'
import { orderStatus, paymentMethod } from '../../../electron/contract/orders/order-words.ts'
import type { OrderEvent } from '../../../electron/contract/orders/orders.ts'
import { formatMoney } from '../../ui/format.ts'

const moved = z.object({ to: orderStatus })
const claimed = z.object({ method: paymentMethod, amountCentavos: z.int() })
const noted = z.object({ text: z.string() })
const printed = z.object({ document: documentKind, copy: z.int() })
const kinds = ['placed', 'edited', 'paid', 'confirmed', 'rejected', 'refunded', 'released', 'printed'] as const

/** One line of an order's story, without who and when. */
export function useEventWords(): (event: OrderEvent) => string {
  const { t } = useTranslation(['orders', 'documents'])
  return ({ kind, detail, owedCentavos, receivedCentavos }) => {
    const move = moved.safeParse(detail)
    if (kind === 'moved' && move.success) return t(`status.${move.data.to}`)
    const claim = claimed.safeParse(detail)
    if (kind === 'claimed' && claim.success) {
      const { method, amountCentavos } = claim.data
      return t('event.claimed', { money: formatMoney(amountCentavos), method: t(`method.${method}`) })
    }
    const note = noted.safeParse(detail)
    if (kind === 'noted' && note.success) return t('event.noted', { text: note.data.text })
    const print = printed.safeParse(detail)
    if (kind === 'printed' && print.success) {
      const { document, copy } = print.data
      return `${t('event.printed')}: ${t(`documents:kind.${document}`)}${copy > 1 ? ` (${copy})` : ''}`
    }
    const kindNamed = kinds.find((each) => each === kind)
    if (!kindNamed) return kind
    const money = formatMoney(Math.abs(kindNamed === 'edited' ? owedCentavos : receivedCentavos))
    const sign = owedCentavos < 0 ? '−' : '+'
    return t(`event.${kindNamed}`, { money: kindNamed === 'edited' ? sign + money : money })
  }
}
