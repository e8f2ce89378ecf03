import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { formatClock, formatDate, formatNumber } from '../../ui/format.ts'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { Section } from '../../ui/section.tsx'
import { UsageChart } from './usage-chart.tsx'

const refreshMs = 10_000

export function KeyUsagePart({ id }: { id: string }) {
  const { t } = useTranslation('keys')
  const usage = useQuery(api.keys.usage.queryOptions({ input: { id }, refetchInterval: refreshMs }))
  if (usage.isPending) return <Loading label={t('usage.title')} rows={4} />
  if (usage.isError) {
    return <Problem title={t('usage.failed')} error={usage.error} onRetry={() => void usage.refetch()} />
  }
  const { days, recent } = usage.data
  return (
    <>
      <Section level={3} title={t('usage.title')}>
        <UsageChart days={days} />
      </Section>
      <Section level={3} title={t('usage.recent')}>
        {recent.length === 0 && <p className="t3 small keys-usage-none">{t('usage.none')}</p>}
        <ul className="keys-calls">
          {recent.map((call) => (
            <li key={call.id} title={`${formatDate(call.at)} · ${call.ipAddress}`}>
              <span className={call.statusCode < 400 ? 'ok' : 'bad'}>{call.statusCode}</span>
              <span className="mono cut">
                {call.method} {call.endpoint.replace('/api/v1', '')}
              </span>
              <span className="t3">{t('usage.ms', { ms: formatNumber(call.responseTime) })}</span>
              <span className="t3">{formatClock(call.at, true)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
