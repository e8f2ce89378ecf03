import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Today, TodaySales } from '../../../electron/contract/today.ts'
import { OrderState } from '../../selling/order-state.tsx'
import { formatAge, formatMoney } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Money } from '../../ui/money.tsx'
import { Section } from '../../ui/section.tsx'
import { useNow } from '../../ui/use-now.ts'

/** Money that was said to be sent: somebody looks at the farm's own account. */
export function ToProveSection({ toProve }: { toProve: NonNullable<Today['toProve']> }) {
  const { t } = useTranslation(['today', 'orders'])
  const now = useNow(60_000)
  return (
    <div id="to-prove" className="today-part">
      <Section title={t('prove.title')} count={toProve.count}>
        {toProve.rows.map((payment) => (
          <Link key={payment.id} to="/orders" search={{ open: payment.orderId }} className="li watch">
            <Icon name="wallet" />
            <span className="b li-name cut">{payment.customer}</span>
            <span className="cut grow t2">
              {t(`orders:method.${payment.method}`)} {payment.reference}
              {payment.evidence === 'matched' ? ` · ${t('prove.matched')}` : ''}
            </span>
            <span className="t3 small">{formatAge(payment.at, now)}</span>
            <span className="today-sum">
              <Money centavos={payment.amountCentavos} />
            </span>
            <span className="link small li-act">
              {t(payment.evidence === 'matched' ? 'prove.confirm' : 'prove.look')}
            </span>
          </Link>
        ))}
        {toProve.rows.length === 0 && <p className="li t3">{t('prove.none')}</p>}
      </Section>
    </div>
  )
}

type UnpaidProps = { unpaid: NonNullable<Today['unpaid']>; overpaid: Today['overpaid'] }

/** What customers owe the farm, and below it what the farm owes them. */
export function UnpaidSection({ unpaid, overpaid }: UnpaidProps) {
  const { t } = useTranslation('today')
  return (
    <Section
      title={t('unpaid.title')}
      count={unpaid.count}
      end={
        <Link to="/orders" search={{ unpaid: true }} className="link">
          {unpaid.count > 0 && unpaid.exact ? formatMoney(unpaid.centavos) : t('unpaid.all')}
        </Link>
      }
    >
      {unpaid.rows.map((order) => (
        <Link key={order.id} to="/orders" search={{ open: order.id }} className="li" title={order.orderNumber}>
          <span className="b cut grow">{order.customer}</span>
          <span className="today-state">
            <OrderState status={order.status} />
          </span>
          <span className="today-sum">
            <Money centavos={order.dueCentavos} />
          </span>
        </Link>
      ))}
      {unpaid.rows.length === 0 && <p className="li t3">{t('unpaid.none')}</p>}
      {overpaid && overpaid.count > 0 && (
        <Link to="/orders" search={{ overpaid: true }} className="li watch">
          <Icon name="wallet" />
          <span className="b cut grow">{t('unpaid.giveBack')}</span>
          <span className="t2">{t('sales.orders', { count: overpaid.count })}</span>
          <span className="today-sum">
            <Money centavos={overpaid.centavos} />
          </span>
        </Link>
      )}
    </Section>
  )
}

function SalesLine({ name, sales }: { name: string; sales: TodaySales }) {
  const { t } = useTranslation('today')
  const { today, yesterday, yesterdayByNow } = sales
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <span className="b">{formatMoney(today.centavos)}</span>{' '}
        <span className="t3">{t('sales.orders', { count: today.orders })}</span>
      </dd>
      <dt className="t3">{t('sales.byNow')}</dt>
      <dd className="t3">
        {formatMoney(yesterdayByNow.centavos)} {t('sales.orders', { count: yesterdayByNow.orders })}
      </dd>
      <dt className="t3">{t('sales.wholeDay')}</dt>
      <dd className="t3">
        {formatMoney(yesterday.centavos)} {t('sales.orders', { count: yesterday.orders })}
      </dd>
    </>
  )
}

const isNothing = ({ today, yesterday }: TodaySales) => today.orders === 0 && yesterday.orders === 0

/** Against yesterday at this hour: a morning against a whole day says nothing. */
export function SalesSection({ sales: { placed, delivered } }: { sales: NonNullable<Today['sales']> }) {
  const { t } = useTranslation('today')
  return (
    <div id="sales" className="today-part">
      <Section title={t('sales.title')}>
        {isNothing(placed) && isNothing(delivered) ? (
          <p className="li t3">{t('sales.none')}</p>
        ) : (
          <dl className="kv today-sales">
            <SalesLine name={t('sales.placed')} sales={placed} />
            <div className="rule" />
            <SalesLine name={t('sales.delivered')} sales={delivered} />
          </dl>
        )}
      </Section>
    </div>
  )
}
