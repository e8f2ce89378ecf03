import { useTranslation } from 'react-i18next'
import { userRole } from '../../../electron/contract/identity/person.ts'
import type { RoleRow } from '../../../electron/contract/people.ts'

/** The name as people know it: the system's by its word, a custom one as it was named. */
export function useRoleName(): (role: RoleRow) => string {
  const { t } = useTranslation('people')
  return ({ name }) => {
    const builtIn = userRole.safeParse(name)
    return builtIn.success ? t(`role.${builtIn.data}`) : name
  }
}
