import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { formatNumber } from '../../ui/format.ts'
import { FilterChip, SetChip } from './filter-chip.tsx'
import { useAuditView } from './log-filter-store.ts'
import { LogSearch } from './log-search.tsx'
import { actionWord, entityWord, whoText } from './log-words.ts'
import { PeriodChip } from './period-chip.tsx'

const asOptions = (codes: readonly string[] | undefined, word: (code: string) => string) =>
  (codes ?? []).map((id) => ({ id, label: word(id) }))

export function AuditFilters({ children }: { children?: React.ReactNode }) {
  const { t } = useTranslation('logs')
  const view = useAuditView()
  const { change } = view
  const choices = useQuery(api.logs.auditChoices.queryOptions()).data
  return (
    <div className="log-tools">
      <LogSearch
        label={t('searchKey')}
        placeholder={t('search')}
        value={view.search}
        onChange={(search) => change({ search, fromSeq: null })}
      />
      <FilterChip
        title={t('column.who')}
        value={view.userId}
        options={(choices?.people ?? []).map((who) => ({ id: who.id, label: whoText(who) }))}
        onChange={(userId) => change({ userId })}
      />
      <FilterChip
        title={t('column.action')}
        value={view.kind}
        options={asOptions(choices?.actions, actionWord)}
        onChange={(kind) => change({ kind })}
      />
      <FilterChip
        title={t('column.what')}
        value={view.thing}
        options={asOptions(choices?.entities, entityWord)}
        onChange={(thing) => change({ thing, entityId: null })}
      />
      <PeriodChip view={view} />
      {view.entityId !== null && (
        <SetChip onClear={() => change({ entityId: null })}>{t('oneRecord', { id: view.entityId })}</SetChip>
      )}
      {view.fromSeq !== null && (
        <SetChip onClear={() => change({ fromSeq: null })}>{t('fromRow', { row: formatNumber(view.fromSeq) })}</SetChip>
      )}
      {children}
    </div>
  )
}
