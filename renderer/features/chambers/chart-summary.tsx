import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Quantity } from '../../../electron/contract/chambers/chambers.ts'
import type { Summary } from '../../ui/chart/summary.ts'
import { formatNumber } from '../../ui/format.ts'
import { formatSince } from './moments.ts'
import { formatValue } from './quantity.ts'

type ChartSummaryProps = {
  summary: Summary | null
  quantity: Quantity
  /** End of the period, epoch ms: a time of the same day is said without its date. */
  until: number
}

/** What the shown period came to, in one line below the plot. */
export function ChartSummary({ summary, quantity, until }: ChartSummaryProps) {
  const { t } = useTranslation('chambers')
  if (!summary) return null
  const { lowest, highest, mean, inBand } = summary
  const at = (time: number) => t('summary.at', { time: formatSince(new Date(time), until) })
  return (
    <div className="chamber-sum">
      <span>{t('summary.label')}</span>
      <dl>
        <Item word={t('summary.lowest')}>
          {formatValue(quantity, lowest.value)} <small>{at(lowest.t)}</small>
        </Item>
        <Item word={t('summary.highest')}>
          {formatValue(quantity, highest.value)} <small>{at(highest.t)}</small>
        </Item>
        <Item word={t('summary.mean')}>{formatValue(quantity, mean)}</Item>
        {inBand !== null && (
          <Item word={t('summary.inBand')}>
            {/* Never rounded up to all of it: 99.9 % is not always. */}
            {t('summary.inBandValue', { percent: formatNumber(Math.floor(inBand * 100)) })}
          </Item>
        )}
      </dl>
    </div>
  )
}

function Item({ word, children }: { word: string; children: ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  )
}
