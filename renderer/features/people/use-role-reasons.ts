import { useTranslation } from 'react-i18next'
import type { RoleRow } from '../../../electron/contract/people.ts'
import { isOwnersAlone, type Permission } from '../../../electron/contract/permissions.ts'
import { useMay } from '../../person/may.ts'
import { useMissingWords } from './person-refusal.tsx'

/** Why the person at this desk may not change a cell: they would give, or take, what they do not hold. */
export function useRoleReasons(): (role: RoleRow, permission: Permission) => string | null {
  const { t } = useTranslation('people')
  const may = useMay()
  const missing = useMissingWords()
  return (role, permission) => {
    if (role.isSystem && role.name === 'SUPER_ADMIN') return t('roles.ownerAll')
    if (isOwnersAlone(permission)) return t('roles.ownersAlone')
    if (!may('users:manage_roles')) return t('roles.readOnly')
    if (!may(permission)) return missing([permission])
    const lacking = role.permissions.filter((each) => !may(each))
    return lacking.length > 0 ? missing(lacking) : null
  }
}
