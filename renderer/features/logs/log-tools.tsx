import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FilterChip, type FilterChipProps } from '../../ui/filter-chip.tsx'
import { ListFilters } from '../../ui/list-page.tsx'
import { ListSearch } from '../../ui/list-search.tsx'
import type { LogView } from './log-filter-store.ts'
import { PeriodChip } from './period-chip.tsx'

type LogToolsProps = {
  view: LogView & { change: (patch: Partial<LogView>) => void }
  placeholder: string
  /** What this log can be filtered by besides words and time. */
  chips: readonly Omit<FilterChipProps<string>, 'any'>[]
  shown: ReactNode
  children?: ReactNode
}

/** The bar above a log: words, what it is filtered by, the time, and how many rows that leaves. */
export function LogTools({ view, placeholder, chips, shown, children }: LogToolsProps) {
  const { t } = useTranslation('logs')
  return (
    <ListFilters shown={shown}>
      <ListSearch
        label={t('searchKey')}
        placeholder={placeholder}
        value={view.search}
        onSearch={(search) => view.change({ search, fromSeq: null })}
      />
      {chips.map((chip) => (
        <FilterChip key={chip.title} any={t('any')} {...chip} />
      ))}
      <PeriodChip view={view} />
      {children}
    </ListFilters>
  )
}
