import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { Refusal } from '../../ui/refusal.tsx'
import { personRefusals } from './person-refusals.ts'

/** "Ana Reyes can give it.": who can give all of it; the first names what is wanted most of the time. */
function useGivers(): (permissions: readonly string[]) => string {
  const { t } = useTranslation('people')
  const givers = useQuery(api.roles.givers.queryOptions({ staleTime: 60_000 }))
  return (permissions) => {
    const names = givers.data?.[permissions[0] ?? ''] ?? []
    return names.length === 0 ? '' : t('canGive', { names: names.join(', ') })
  }
}

/** "You don't hold users:delete. Ana Reyes can give it." */
export function useMissingWords(): (permissions: readonly string[]) => string {
  const { t } = useTranslation('people')
  const givers = useGivers()
  return (permissions) =>
    t('refusal.NOT_YOURS_TO_GIVE_MISSING', {
      permissions: permissions.join(', '),
      who: givers(permissions),
    }).trim()
}

/** Why a change of a person or a role was refused, and what to do. */
export function PersonRefusal({ error }: { error: unknown }) {
  const givers = useGivers()
  return <Refusal error={error} words={personRefusals(givers)} />
}
