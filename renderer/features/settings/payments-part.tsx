import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PaymongoView } from '../../../electron/contract/payment-links/paymongo.ts'
import { api } from '../../host/api.ts'
import { PartHead } from '../../ui/part-head.tsx'
import { State } from '../../ui/pill.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { PaymongoForm } from './paymongo-form.tsx'

/** Whether links are made here, and whether they move real money. */
function KeyState({ view: { key, open, others } }: { view: PaymongoView }) {
  const { t } = useTranslation('paymongo')
  const why = key === null ? t('state.noneWhy') : key.mode === 'test' ? t('state.testWhy') : null
  return (
    <div className="mail-state">
      <p className="row wrap">
        <State state={key === null ? 'none' : key.mode === 'live' ? 'ok' : 'watch'}>
          {key === null ? t('state.none') : t(`state.${key.mode}`, { last4: key.last4 })}
        </State>
        {open > 0 && <span className="t2">{t('state.open', { count: open })}</span>}
      </p>
      {why !== null && <p className="t2 small">{why}</p>}
      {key !== null && others > 0 && <p className="t2 small">{t('state.others', { count: others })}</p>}
    </div>
  )
}

const refreshMs = 10_000

/** PayMongo's key of this desktop: written, tested, removed; never read. */
export function PaymentsPart() {
  const { t } = useTranslation('paymongo')
  const view = useQuery(api.paymongo.get.queryOptions({ refetchInterval: refreshMs }))
  return (
    <>
      <PartHead title={t('title')} lead={t('lead')} />
      {view.isPending && <Loading label={t('title')} />}
      {view.isError && <Problem title={t('read')} error={view.error} onRetry={() => void view.refetch()} />}
      {view.data && <KeyState view={view.data} />}
      {view.data && <PaymongoForm view={view.data} />}
    </>
  )
}
