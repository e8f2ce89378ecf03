import { useTranslation } from 'react-i18next'
import type { Totals } from '../../../electron/contract/orders/carts.ts'
import type { Order } from '../../../electron/contract/orders/orders.ts'
import { Money } from './order-parts.tsx'

export function TotalsRows({ totals }: { totals: Totals }) {
  const { t } = useTranslation('orders')
  return (
    <>
      <dt>{t('money.subtotal')}</dt>
      <dd>
        <Money centavos={totals.linesCentavos} />
      </dd>
      {totals.discountCentavos > 0 && (
        <>
          <dt>{t('money.discount')}</dt>
          <dd>
            <Money centavos={-totals.discountCentavos} />
          </dd>
        </>
      )}
      <dt>{t('money.tax')}</dt>
      <dd>
        <Money centavos={totals.taxCentavos} />
      </dd>
      <dt>{t('money.shipping')}</dt>
      <dd>
        <Money centavos={totals.shippingCentavos} />
      </dd>
    </>
  )
}

/** Said by the customer, seen by nobody yet. */
const claimedOf = ({ payments }: Order) =>
  payments
    .filter(({ status, evidence }) => status === 'PENDING' && evidence !== null)
    .reduce((sum, { amountCentavos }) => sum + amountCentavos, 0)

export function OrderMoney({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  const claimed = claimedOf(order)
  return (
    <dl className="kv orders-money">
      <TotalsRows totals={order.totals} />
      <div className="rule" />
      <dt className="b">{t('money.total')}</dt>
      <dd className="bb">
        <Money centavos={order.totalCentavos} />
      </dd>
      {order.creditedCentavos > 0 && (
        <>
          <dt>{t('money.credited')}</dt>
          <dd>
            <Money centavos={-order.creditedCentavos} />
          </dd>
        </>
      )}
      {order.paidCentavos > 0 && (
        <>
          <dt>{t('money.paid')}</dt>
          <dd>
            <Money centavos={-order.paidCentavos} />
          </dd>
        </>
      )}
      {claimed > 0 && (
        <>
          <dt>{t('money.claimed')}</dt>
          <dd className="t3">
            <Money centavos={claimed} />
          </dd>
        </>
      )}
      <dt>{order.dueCentavos < 0 ? t('money.over') : t('money.due')}</dt>
      <dd className="orders-due-sum">
        <Money centavos={Math.abs(order.dueCentavos)} />
      </dd>
    </dl>
  )
}
