import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FilterChip, type FilterChipProps } from './filter-chip.tsx'
import type { LogView } from './log-filter-store.ts'
import { LogSearch } from './log-search.tsx'
import { PeriodChip } from './period-chip.tsx'

type LogToolsProps = {
  view: LogView & { change: (patch: Partial<LogView>) => void }
  placeholder: string
  /** What this log can be filtered by besides words and time. */
  chips: readonly FilterChipProps[]
  children: ReactNode
}

/** The bar above a log: words, what it is filtered by, the time, and how many rows that leaves. */
export function LogTools({ view, placeholder, chips, children }: LogToolsProps) {
  const { t } = useTranslation('logs')
  return (
    <div className="log-tools">
      <LogSearch
        label={t('searchKey')}
        placeholder={placeholder}
        value={view.search}
        onChange={(search) => view.change({ search, fromSeq: null })}
      />
      {chips.map((chip) => (
        <FilterChip key={chip.title} {...chip} />
      ))}
      <PeriodChip view={view} />
      {children}
    </div>
  )
}
