import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type UserRole, userRole } from '../../../electron/contract/identity/person.ts'
import { api } from '../../host/api.ts'

const ownersToGive: readonly UserRole[] = ['SUPER_ADMIN', 'ADMIN']

/** The main roles that the person at this desk may give; `keep` is one that is there already. */
export function useRoleChoices(keep?: UserRole): { id: UserRole; label: string; detail: string }[] {
  const { t } = useTranslation('people')
  const me = useQuery(api.identity.me.queryOptions({ enabled: false })).data
  const roles = useQuery(api.roles.list.queryOptions()).data
  const granted = new Set(me?.permissions)
  const mayGive = (role: UserRole) => {
    if (me?.role === 'SUPER_ADMIN') return true
    const holds = roles?.find(({ name }) => name === role)?.permissions ?? []
    return !ownersToGive.includes(role) && holds.every((permission) => granted.has(permission))
  }
  return userRole.options
    .filter((role) => role === keep || mayGive(role))
    .map((role) => ({ id: role, label: t(`role.${role}`), detail: t(`roleHelp.${role}`) }))
}
