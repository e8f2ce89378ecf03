import { useTranslation } from 'react-i18next'
import { FilterChip } from '../../ui/filter-chip.tsx'
import type { LogView } from './log-filter-store.ts'
import { dayEdge, dayText, periods, periodStart } from './periods.ts'

type PeriodChipProps = { view: LogView & { change: (patch: Partial<LogView>) => void } }

const oneMs = 1

export function PeriodChip({ view }: PeriodChipProps) {
  const { t } = useTranslation('logs')
  return (
    <>
      <FilterChip
        title={t('column.time')}
        value={view.period === 'all' ? null : view.period}
        any={t('any')}
        options={periods.filter((id) => id !== 'all').map((id) => ({ id, label: t(`period.${id}`) }))}
        onChange={(next) => {
          const period = periods.find((each) => each === next) ?? 'all'
          // A range begins as what was shown before it.
          if (period === 'range')
            view.change({ period, periodFrom: view.periodFrom ?? periodStart('week', new Date()) })
          else view.change({ period, periodFrom: periodStart(period, new Date()), periodTo: null })
        }}
      />
      {view.period === 'range' && <RangeFields view={view} />}
    </>
  )
}

/** From the first day to the last, both whole; an empty one leaves that side open. */
function RangeFields({ view }: PeriodChipProps) {
  const { t } = useTranslation('logs')
  const from = view.periodFrom ? dayText(view.periodFrom) : ''
  // `to` is the first moment that is no longer meant: a moment before it is in the last day.
  const to = view.periodTo ? dayText(new Date(view.periodTo.getTime() - oneMs)) : ''
  return (
    <>
      <input
        className="inp logs-day"
        type="date"
        aria-label={t('period.from')}
        value={from}
        max={to === '' ? undefined : to}
        onChange={(event) => {
          view.change({ periodFrom: dayEdge(event.target.value, 'start') })
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
          view.change({ periodTo: dayEdge(event.target.value, 'end') })
        }}
      />
    </>
  )
}
