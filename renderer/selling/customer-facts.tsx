import { useTranslation } from 'react-i18next'
import type { CallerCard } from '../../electron/contract/customers.ts'
import { formatDay } from '../ui/format.ts'
import { Money } from '../ui/money.tsx'

/** What is between us. */
export function CustomerFacts({ card }: { card: CallerCard }) {
  const { t } = useTranslation('orders')
  return (
    <dl className="kv">
      <dt>{t('new.owed')}</dt>
      <dd className={card.owedCentavos > 0 ? 'bb watch-text' : 'bb'}>
        <Money centavos={card.owedCentavos} />
      </dd>
      <dt>{t('new.spent', { count: card.orders })}</dt>
      <dd>
        <Money centavos={card.spentCentavos} />
      </dd>
      <dt>{t('new.since')}</dt>
      <dd>{formatDay(card.customer.since)}</dd>
    </dl>
  )
}
