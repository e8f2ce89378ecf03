import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PersonRow } from '../../../electron/contract/people.ts'
import { api } from '../../host/api.ts'
import { useMissingWords } from './person-refusal.tsx'

/** Why the person at this desk may not change that one; null: they may. */
export function useOutOfReach(person: PersonRow): string | null {
  const { t } = useTranslation('people')
  const missing = useMissingWords()
  const me = useQuery(api.identity.me.queryOptions({ enabled: false })).data
  const rights = useQuery(api.people.rights.queryOptions({ input: { id: person.id } })).data
  if (!me || me.id === person.id || me.role === 'SUPER_ADMIN') return null
  const names = [person.role, ...person.roles.map(({ name }) => name)]
  if (names.includes('SUPER_ADMIN') || names.includes('ADMIN')) return t('refusal.NOT_YOURS_TO_GIVE_OWNER_ONLY')
  const lacking = rights?.permissions.filter((permission) => !me.permissions.includes(permission)) ?? []
  return lacking.length > 0 ? missing(lacking) : null
}
