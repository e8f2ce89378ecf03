import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { CallerCard } from '../../../electron/contract/customers.ts'
import { OrderState } from '../../selling/order-state.tsx'
import { formatDay, formatNumber } from '../../ui/format.ts'
import { Money } from '../../ui/money.tsx'
import { Section } from '../../ui/section.tsx'

export function LastOrders({ card }: { card: CallerCard }) {
  const { t } = useTranslation('customers')
  return (
    <Section level={3} title={t('orders.title')} count={card.orders}>
      {card.lastOrders.map((order) => (
        <Link key={order.id} to="/orders" search={{ open: order.id }} className="li customers-order">
          <span className="grow cut">
            {order.orderNumber.replace(/^MASH-/, '')} <span className="t3 small">{formatDay(order.at)}</span>
          </span>
          <OrderState status={order.status} />
          <Money centavos={order.totalCentavos} />
        </Link>
      ))}
      {card.lastOrders.length === 0 && <p className="li t3">{t('orders.none')}</p>}
    </Section>
  )
}

/** What they buy most of the time. */
export function UsualBasket({ card }: { card: CallerCard }) {
  const { t } = useTranslation('orders')
  if (card.usual.length === 0) return null
  return (
    <Section level={3} title={t('new.usual')}>
      {card.usual.map((line) => (
        <div key={line.productId} className="li">
          <span className="cut grow">{line.name}</span>
          <span>{formatNumber(line.quantity)}</span>
        </div>
      ))}
    </Section>
  )
}
