import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { AddressInput, CallerCard } from '../../electron/contract/customers.ts'
import { TextField } from '../ui/field.tsx'
import { useField } from '../ui/use-field.ts'

/** A new address begins with what is known of the customer. */
export const blankAddress = ({ customer, addresses }: CallerCard): AddressInput => ({
  type: 'shipping',
  firstName: customer.firstName,
  lastName: customer.lastName,
  company: '',
  street1: '',
  street2: '',
  city: '',
  state: addresses[0]?.state ?? '',
  postalCode: '',
  country: 'Philippines',
  phoneNumber: customer.phoneNumber,
  isDefault: addresses.length === 0,
})

/** Where goods go. While a caller waits only the name that is missing is asked; at leisure all of it. */
export function AddressFields({ form, names }: { form: UseFormReturn<AddressInput>; names: 'missing' | 'all' }) {
  const { t } = useTranslation('orders')
  const { control, formState } = form
  const [firstName, lastName] = [useField(control, 'firstName'), useField(control, 'lastName')]
  const company = useField(control, 'company')
  const isAll = names === 'all'
  return (
    <>
      {isAll && (
        <div className="fields">
          <TextField label={t('new.firstName')} {...firstName} />
          <TextField label={t('new.lastName')} {...lastName} />
        </div>
      )}
      {!isAll && formState.defaultValues?.lastName === '' && <TextField label={t('new.lastName')} {...lastName} />}
      {isAll && <TextField label={t('address.company')} {...company} />}
      <TextField label={t('address.street1')} autoFocus {...useField(control, 'street1')} />
      <TextField label={t('address.street2')} {...useField(control, 'street2')} />
      <div className="fields">
        <TextField label={t('address.city')} {...useField(control, 'city')} />
        <TextField label={t('address.state')} {...useField(control, 'state')} />
        <TextField label={t('address.postalCode')} {...useField(control, 'postalCode')} />
        <TextField label={t('new.phone')} {...useField(control, 'phoneNumber')} />
      </div>
    </>
  )
}
