import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { severity } from '../../../electron/contract/logs.ts'
import { api } from '../../host/api.ts'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { useListView } from '../../ui/use-list-view.ts'
import { asOptions, eventWord, peopleOptions, severityWord } from './log-words.ts'
import { securityAddress } from './logs-search.ts'
import { PeriodChip } from './period-chip.tsx'

export function SecurityFilters() {
  const { t } = useTranslation('logs')
  const { wanted, change } = useListView(securityAddress)
  const choices = useQuery(api.logs.securityChoices.queryOptions()).data
  return (
    <>
      <FilterChip
        title={t('column.severity')}
        value={wanted.severity ?? null}
        any={t('any')}
        options={severity.options.map((id) => ({ id, label: severityWord(id) }))}
        onChange={(next) => change({ severity: next ?? undefined })}
      />
      <FilterChip
        title={t('column.event')}
        value={wanted.event ?? null}
        any={t('any')}
        options={asOptions(choices?.events, eventWord)}
        onChange={(event) => change({ event: event ?? undefined })}
      />
      <FilterChip
        title={t('column.who')}
        value={wanted.who ?? null}
        any={t('any')}
        options={peopleOptions(choices?.people)}
        onChange={(who) => change({ who: who ?? undefined })}
      />
      <PeriodChip wanted={wanted} onChange={change} />
    </>
  )
}
