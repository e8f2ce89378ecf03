import { useTranslation } from 'react-i18next'
import { FilterChip } from '../../ui/filter-chip.tsx'
import type { SpanWanted } from './logs-search.ts'
import { dayText, periodStart, periods } from './periods.ts'

type PeriodChipProps = { wanted: SpanWanted; onChange: (change: SpanWanted) => void }

/** The day a period begins on, as a date field has it. */
const firstDay = (period: (typeof choices)[number]) => {
  const start = period === 'range' ? null : periodStart(period, new Date())
  return start ? dayText(start) : undefined
}
const choices = periods.filter((id) => id !== 'all')

export function PeriodChip({ wanted, onChange }: PeriodChipProps) {
  const { t } = useTranslation('logs')
  return (
    <>
      <FilterChip
        title={t('column.time')}
        value={wanted.period ?? null}
        any={t('any')}
        options={choices.map((id) => ({ id, label: t(`period.${id}`) }))}
        onChange={(period) => {
          // A range begins as what was shown before it.
          if (period === 'range') onChange({ period, from: wanted.from ?? firstDay('week') })
          else onChange({ period: period ?? undefined, from: period ? firstDay(period) : undefined, to: undefined })
        }}
      />
      {wanted.period === 'range' && <RangeFields {...{ wanted, onChange }} />}
    </>
  )
}

/** From the first day to the last, both whole; an empty one leaves that side open. */
function RangeFields({ wanted: { from = '', to = '' }, onChange }: PeriodChipProps) {
  const { t } = useTranslation('logs')
  return (
    <>
      <input
        className="inp logs-day"
        type="date"
        aria-label={t('period.from')}
        value={from}
        max={to === '' ? undefined : to}
        onChange={(event) => {
          onChange({ from: event.target.value || undefined })
        }}
      />
      <span aria-hidden="true">–</span>
      <input
        className="inp logs-day"
        type="date"
        aria-label={t('period.to')}
        value={to}
        min={from === '' ? undefined : from}
        onChange={(event) => {
          onChange({ to: event.target.value || undefined })
        }}
      />
    </>
  )
}
