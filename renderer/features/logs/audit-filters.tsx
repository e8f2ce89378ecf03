import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { FilterChip, SetChip } from '../../ui/filter-chip.tsx'
import { formatNumber } from '../../ui/format.ts'
import { useListView } from '../../ui/use-list-view.ts'
import { actionWord, asOptions, entityWord, peopleOptions } from './log-words.ts'
import { auditAddress } from './logs-search.ts'
import { PeriodChip } from './period-chip.tsx'

export function AuditFilters() {
  const { t } = useTranslation('logs')
  const { wanted, change } = useListView(auditAddress)
  const choices = useQuery(api.logs.auditChoices.queryOptions()).data
  const away = (what: string) => ({ label: t('clearOne', { what }), children: what })
  return (
    <>
      <FilterChip
        title={t('column.who')}
        value={wanted.who ?? null}
        any={t('any')}
        options={peopleOptions(choices?.people)}
        onChange={(who) => change({ who: who ?? undefined })}
      />
      <FilterChip
        title={t('column.action')}
        value={wanted.action ?? null}
        any={t('any')}
        options={asOptions(choices?.actions, actionWord)}
        onChange={(action) => change({ action: action ?? undefined })}
      />
      <FilterChip
        title={t('column.what')}
        value={wanted.entity ?? null}
        any={t('any')}
        options={asOptions(choices?.entities, entityWord)}
        onChange={(entity) => change({ entity: entity ?? undefined, record: undefined })}
      />
      <PeriodChip wanted={wanted} onChange={change} />
      {wanted.record !== undefined && (
        <SetChip {...away(t('oneRecord', { id: wanted.record }))} onClear={() => change({ record: undefined })} />
      )}
      {wanted.row !== undefined && (
        <SetChip
          {...away(t('fromRow', { row: formatNumber(wanted.row) }))}
          onClear={() => change({ row: undefined })}
        />
      )}
    </>
  )
}
