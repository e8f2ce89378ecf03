import { useTranslation } from 'react-i18next'
import type { Order } from '../../../electron/contract/orders/orders.ts'
import { formatNumber } from '../../ui/format.ts'
import { Money } from './order-parts.tsx'

export function OrderLines({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  return (
    <ul className="orders-lines" aria-label={t('part.lines')}>
      {order.lines.map((line) => (
        <li key={line.id}>
          <span className="cut">
            <span className="b">{line.name}</span>
            {line.customization && <span className="t3"> {line.customization}</span>}
          </span>
          <span className="num">
            {formatNumber(line.quantity)} × <Money centavos={line.priceCentavos} />
          </span>
          <span className="num">
            <Money centavos={line.totalCentavos} />
          </span>
        </li>
      ))}
    </ul>
  )
}
