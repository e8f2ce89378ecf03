import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { SetChip } from '../../ui/filter-chip.tsx'
import { formatNumber } from '../../ui/format.ts'
import { useAuditView } from './log-filter-store.ts'
import { LogTools } from './log-tools.tsx'
import { actionWord, asOptions, entityWord, peopleOptions } from './log-words.ts'

export function AuditFilters({ shown }: { shown: ReactNode }) {
  const { t } = useTranslation('logs')
  const view = useAuditView()
  const { change } = view
  const choices = useQuery(api.logs.auditChoices.queryOptions()).data
  const chips = [
    {
      title: t('column.who'),
      value: view.userId,
      options: peopleOptions(choices?.people),
      onChange: (userId: string | null) => change({ userId }),
    },
    {
      title: t('column.action'),
      value: view.kind,
      options: asOptions(choices?.actions, actionWord),
      onChange: (kind: string | null) => change({ kind }),
    },
    {
      title: t('column.what'),
      value: view.thing,
      options: asOptions(choices?.entities, entityWord),
      onChange: (thing: string | null) => change({ thing, entityId: null }),
    },
  ]
  const away = (what: string) => ({ label: t('clearOne', { what }), children: what })
  return (
    <LogTools view={view} placeholder={t('search')} chips={chips} shown={shown}>
      {view.entityId !== null && (
        <SetChip {...away(t('oneRecord', { id: view.entityId }))} onClear={() => change({ entityId: null })} />
      )}
      {view.fromSeq !== null && (
        <SetChip
          {...away(t('fromRow', { row: formatNumber(view.fromSeq) }))}
          onClear={() => change({ fromSeq: null })}
        />
      )}
    </LogTools>
  )
}
