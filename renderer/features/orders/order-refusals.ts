import { orderStatus } from '../../../electron/contract/orders/order-words.ts'
import { words } from '../../i18n.ts'
import { formatDateTime, formatMoney } from '../../ui/format.ts'
import type { RefusalWords } from '../../ui/refusal-words.ts'

const money = (centavos: unknown) => (typeof centavos === 'number' ? formatMoney(centavos) : undefined)

/** Of orders, their carts and their payments. */
export const orderRefusals: RefusalWords = {
  of: 'orders',
  facts: (data) => {
    const status = orderStatus.safeParse(data.status)
    return {
      ...(Array.isArray(data.names) && { names: data.names.join(', ') }),
      ...(data.mostCentavos !== undefined && { most: money(data.mostCentavos) }),
      left: money(data.leftCentavos),
      due: money(data.dueCentavos),
      money: money(data.amountCentavos),
      ...(typeof data.what === 'string' && { context: data.what }),
      ...(typeof data.kind === 'string' && { context: data.kind }),
      ...(data.at instanceof Date && { at: formatDateTime(data.at) }),
      ...(status.success && { status: words(`orders:status.${status.data}`) }),
    }
  },
}
