import { useTranslation } from 'react-i18next'
import { FilterChip } from './filter-chip.tsx'
import type { LogView } from './log-filter-store.ts'
import { periods, periodStart } from './periods.ts'

type PeriodChipProps = { view: LogView & { change: (patch: Partial<LogView>) => void } }

export function PeriodChip({ view }: PeriodChipProps) {
  const { t } = useTranslation('logs')
  return (
    <FilterChip
      title={t('column.time')}
      value={view.period === 'all' ? null : view.period}
      options={periods.filter((id) => id !== 'all').map((id) => ({ id, label: t(`period.${id}`) }))}
      onChange={(next) => {
        const period = periods.find((each) => each === next) ?? 'all'
        view.change({ period, periodFrom: periodStart(period, new Date()) })
      }}
    />
  )
}
