import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Today, TodayHold } from '../../../electron/contract/today.ts'
import { formatDuration, formatMoney, formatNumber } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Money } from '../../ui/money.tsx'
import { Section } from '../../ui/section.tsx'
import { useNow } from '../../ui/use-now.ts'

export function SellFirstSection({ sellFirst }: { sellFirst: NonNullable<Today['sellFirst']> }) {
  const { t } = useTranslation('today')
  const now = useNow(60_000)
  return (
    <Section
      title={t('sellFirst.title')}
      count={sellFirst.count}
      end={
        <Link to="/inventory/sell-first" className="link">
          {sellFirst.count > 0 ? t('sellFirst.atRisk', { money: formatMoney(sellFirst.centavos) }) : t('sellFirst.all')}
        </Link>
      }
    >
      {sellFirst.rows.map((product) => {
        const leftMs = product.firstSellBy.getTime() - now
        const words = leftMs > 0 ? 'sellFirst.left' : 'sellFirst.past'
        return (
          <Link
            key={product.id}
            to="/inventory"
            search={{ open: product.id }}
            className={`li ${leftMs > 0 ? 'watch' : 'bad'}`}
          >
            <Icon name="hourglass" />
            <span className="b cut">{product.name}</span>
            <span className="cut grow t2">
              {t(words, { count: product.spoiling, span: formatDuration(Math.abs(leftMs)) })}
            </span>
            <span className="today-sum">
              <Money centavos={product.atRiskCentavos} />
            </span>
          </Link>
        )
      })}
      {sellFirst.rows.length === 0 && <p className="li t3">{t('sellFirst.none')}</p>}
    </Section>
  )
}

export function LowStockSection({ lowStock }: { lowStock: NonNullable<Today['lowStock']> }) {
  const { t } = useTranslation('today')
  return (
    <Section
      title={t('low.title')}
      count={lowStock.count}
      end={
        <Link to="/inventory" search={{ show: 'low' }} className="link">
          {t('low.all')}
        </Link>
      }
    >
      {lowStock.rows.map(({ id, name, stock, minStock }) => (
        <Link key={id} to="/inventory" search={{ open: id }} className={`li ${stock === 0 ? 'bad' : 'watch'}`}>
          <Icon name="low" />
          <span className="b cut">{name}</span>
          <span className="cut grow t2">{stock === 0 ? t('low.out') : ''}</span>
          <span className="t3 small">{t('low.of', { stock: formatNumber(stock), least: formatNumber(minStock) })}</span>
        </Link>
      ))}
      {lowStock.rows.length === 0 && <p className="li t3">{t('low.none')}</p>}
    </Section>
  )
}

/** Carts of one's own whose goods go back on the shelf unless somebody looks. */
export function HoldsSection({ holds }: { holds: readonly TodayHold[] }) {
  const { t } = useTranslation('today')
  const now = useNow()
  return (
    <Section title={t('holds.title')} count={holds.length}>
      {holds.map(({ cartId, customerId, customer, items, endsAt }) => {
        const leftMs = endsAt.getTime() - now
        return (
          <Link
            key={cartId}
            to="/orders/new"
            search={{ cart: cartId, ...(customerId !== null && { customer: customerId }) }}
            className={`li ${leftMs > 0 ? 'watch' : 'bad'}`}
          >
            <Icon name="clock" />
            <span className="b cut">{customer ?? t('holds.walkIn')}</span>
            <span className="cut grow t2">{t('holds.items', { count: items })}</span>
            <span className="small num">{leftMs > 0 ? formatDuration(leftMs) : t('holds.over')}</span>
            <span className="link small li-act">{t('holds.open')}</span>
          </Link>
        )
      })}
    </Section>
  )
}
