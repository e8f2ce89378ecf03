import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { formatNumber } from '../../ui/format.ts'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { Section } from '../../ui/section.tsx'
import { useNow } from '../../ui/use-now.ts'

const days = 90
const dayMs = 86_400_000
const width = 320
const height = 96

/** Stock stays as it is until it changes: steps, up to now. */
function stepPath(t: readonly number[], stock: readonly number[], { from, to }: { from: number; to: number }) {
  const most = Math.max(1, ...stock)
  const x = (at: number) => Math.round(((Math.max(at, from) - from) / (to - from)) * width * 10) / 10
  const y = (n: number) => Math.round((height - (n / most) * (height - 6)) * 10) / 10
  const steps = t.map((at, n) => `${n === 0 ? 'M' : 'H'}${x(at)}${n === 0 ? ' ' : 'V'}${y(stock[n] ?? 0)}`)
  return steps.length === 0 ? '' : `${steps.join('')}H${width}`
}

function Steps({ t: times, stock }: { t: number[]; stock: number[] }) {
  const { t } = useTranslation('inventory')
  const now = useNow(60_000)
  if (stock.length === 0) return <p className="t3 small inventory-none">{t('form.historyNone')}</p>
  const summary = t('form.historySummary', {
    from: formatNumber(stock[0] ?? 0),
    to: formatNumber(stock.at(-1) ?? 0),
    low: formatNumber(Math.min(...stock)),
    high: formatNumber(Math.max(...stock)),
  })
  return (
    <figure className="inventory-history">
      <svg viewBox={`0 0 ${width} ${height + 1}`} role="img" aria-label={summary}>
        <line x1="0" x2={width} y1={height + 0.5} y2={height + 0.5} />
        <path d={stepPath(times, stock, { from: now - days * dayMs, to: now })} />
      </svg>
      <figcaption className="t3 small">{summary}</figcaption>
    </figure>
  )
}

/** On-hand stock over the last months. */
export function StockHistory({ id }: { id: string }) {
  const { t } = useTranslation('inventory')
  const history = useQuery(api.stock.history.queryOptions({ input: { id, days } }))
  return (
    <Section title={t('form.history')}>
      {history.isPending && <Loading label={t('panel.loadingPart')} rows={3} />}
      {history.isError && (
        <Problem error={history.error} title={t('panel.failedPart')} onRetry={() => void history.refetch()} />
      )}
      {history.data && <Steps {...history.data} />}
    </Section>
  )
}
