import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ProductRow } from '../../../electron/contract/inventory/products.ts'
import type { Availability } from '../../../electron/contract/inventory/stock.ts'
import { api } from '../../host/api.ts'
import { formatDuration, formatNumber } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { Section } from '../../ui/section.tsx'
import { useNow } from '../../ui/use-now.ts'

const againMs = 10_000

function Holder({ holder }: { holder: Availability['holders'][number] }) {
  const { t } = useTranslation('inventory')
  const now = useNow()
  return (
    <li className="li">
      <Icon name="clock" small />
      <span className="cut">
        {holder.customer === '' ? t('panel.noCustomer') : holder.customer}
        {holder.clerk !== null && <span className="t3"> {t('panel.byClerk', { name: holder.clerk })}</span>}
      </span>
      <span className="grow" />
      <span className="b">{formatNumber(holder.quantity)}</span>
      <span className="t2 inventory-left">{formatDuration(holder.heldUntil.getTime() - now)}</span>
    </li>
  )
}

/** What can be promised, and who holds the rest for how long. */
export function PanelAvailability({ product }: { product: ProductRow }) {
  const { t } = useTranslation('inventory')
  const found = useQuery(api.stock.availability.queryOptions({ input: { id: product.id }, refetchInterval: againMs }))
  return (
    <Section title={t('panel.availability')} level={3}>
      {found.isPending && <Loading label={t('panel.loadingPart')} rows={3} />}
      {found.isError && (
        <Problem error={found.error} title={t('panel.failedPart')} onRetry={() => void found.refetch()} />
      )}
      {found.data && (
        <>
          <dl className="kv inventory-kv">
            <dt>{t('panel.onHand')}</dt>
            <dd>{formatNumber(found.data.onHand)}</dd>
            <dt>{t('panel.held')}</dt>
            <dd>{formatNumber(found.data.held === 0 ? 0 : -found.data.held)}</dd>
            <div className="rule" />
            <dt className="b">{t('panel.available')}</dt>
            <dd className="bb">{formatNumber(found.data.available)}</dd>
            <dt className="t3">{t('panel.minStock')}</dt>
            <dd className="t3">{formatNumber(product.minStock)}</dd>
          </dl>
          {found.data.holders.length > 0 && (
            <ul>
              {found.data.holders.map((holder) => (
                <Holder key={holder.cartId} holder={holder} />
              ))}
            </ul>
          )}
        </>
      )}
    </Section>
  )
}
