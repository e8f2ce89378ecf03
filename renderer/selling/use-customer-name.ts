import { useTranslation } from 'react-i18next'
import { fullName } from '../../electron/contract/identity/person.ts'

/** A customer may have told no last name, or none at all. */
export function useCustomerName() {
  const { t } = useTranslation('customers')
  return (customer: { firstName: string; lastName: string }) => fullName(customer) || t('noName')
}
