import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { notYours } from '../../../electron/contract/people.ts'
import { api, problemOf } from '../../host/api.ts'
import { hasWords, words } from '../../i18n.ts'
import { Icon } from '../../ui/icon.tsx'
import { ProblemLine } from '../../ui/query-states.tsx'

/** "You don't hold users:delete. Ana Reyes can give it." */
export function useMissingWords(): (permissions: readonly string[]) => string {
  const { t } = useTranslation('people')
  const givers = useQuery(api.roles.givers.queryOptions({ staleTime: 60_000 }))
  return (permissions) => {
    // Who can give all of it; the first names what is wanted most of the time.
    const names = givers.data?.[permissions[0] ?? ''] ?? []
    const who = names.length === 0 ? '' : t('canGive', { names: names.join(', ') })
    return t('refusal.MISSING', { permissions: permissions.join(', '), who }).trim()
  }
}

/** Why a change of a person or a role was refused, and what to do. */
export function PersonRefusal({ error }: { error: unknown }) {
  const { t } = useTranslation('people')
  const missing = useMissingWords()
  if (error === null || error === undefined) return null
  const { code, data } = problemOf(error)
  if (code === 'ABORTED') return null
  const told = notYours.safeParse(data)
  const text = () => {
    if (code === 'NOT_YOURS_TO_GIVE' && told.success) {
      return told.data.why === 'MISSING' ? missing(told.data.permissions) : t(`refusal.${told.data.why}`)
    }
    if (code === 'ROLE_IN_USE') return t('refusal.ROLE_IN_USE', { count: Number(data.people) })
    const key = `people:refusal.${code}${code === 'TAKEN' ? `_${String(data.field)}` : ''}`
    return hasWords(key) ? words(key) : null
  }
  const said = text()
  if (said === null) return <ProblemLine error={error} />
  return (
    <p role="alert" className="problem-line bad">
      <Icon name="bad" small />
      <span>{said}</span>
    </p>
  )
}
