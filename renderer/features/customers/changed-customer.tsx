import { useTranslation } from 'react-i18next'
import type { AddressInput, CustomerInput } from '../../../electron/contract/customers.ts'
import { ChangedNotice } from '../../ui/changed-notice.tsx'

const labels = {
  firstName: 'orders:new.firstName',
  lastName: 'orders:new.lastName',
  phoneNumber: 'orders:new.phone',
  email: 'customers:edit.email',
  type: 'customers:address.use',
  company: 'orders:address.company',
  street1: 'orders:address.street1',
  street2: 'orders:address.street2',
  city: 'orders:address.city',
  state: 'orders:address.state',
  postalCode: 'orders:address.postalCode',
  country: 'orders:address.country',
  isDefault: 'customers:address.whichUsual',
} as const satisfies Record<keyof CustomerInput | keyof AddressInput, string>

type ChangedProps = { by: string | null; fields: readonly (keyof typeof labels)[]; onTake: () => void }

/** Who saved this customer, or this address of theirs, before this person did, and what. */
export function ChangedCustomer({ by, fields, onTake }: ChangedProps) {
  const { t } = useTranslation(['customers', 'orders'])
  return (
    <ChangedNotice
      said={by === null ? t('refusal.CHANGED_somebody') : t('refusal.CHANGED', { by })}
      fields={fields.map((field) => t(labels[field]))}
      onTake={onTake}
    />
  )
}
