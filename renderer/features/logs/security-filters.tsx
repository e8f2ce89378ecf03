import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { severity } from '../../../electron/contract/logs.ts'
import { api } from '../../host/api.ts'
import { useSecurityView } from './log-filter-store.ts'
import { LogTools } from './log-tools.tsx'
import { asOptions, eventWord, peopleOptions, severityWord } from './log-words.ts'

export function SecurityFilters({ shown }: { shown: ReactNode }) {
  const { t } = useTranslation('logs')
  const view = useSecurityView()
  const { change } = view
  const choices = useQuery(api.logs.securityChoices.queryOptions()).data
  const chips = [
    {
      title: t('column.severity'),
      value: view.thing,
      options: severity.options.map((id) => ({ id, label: severityWord(id) })),
      onChange: (thing: string | null) => change({ thing }),
    },
    {
      title: t('column.event'),
      value: view.kind,
      options: asOptions(choices?.events, eventWord),
      onChange: (kind: string | null) => change({ kind }),
    },
    {
      title: t('column.who'),
      value: view.userId,
      options: peopleOptions(choices?.people),
      onChange: (userId: string | null) => change({ userId }),
    },
  ]
  return <LogTools view={view} placeholder={t('searchSecurity')} chips={chips} shown={shown} />
}
