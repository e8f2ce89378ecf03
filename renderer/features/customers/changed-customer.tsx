import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { ChangedCustomer, CustomerField } from './use-customer-form.ts'

const labels = {
  firstName: 'orders:new.firstName',
  lastName: 'orders:new.lastName',
  phoneNumber: 'orders:new.phone',
  email: 'customers:edit.email',
} as const satisfies Record<CustomerField, string>

/** Who saved before this person did, and what; nothing typed here is lost. */
export function ChangedCustomerNotice({ by, fields, onTake }: ChangedCustomer & { onTake: () => void }) {
  const { t } = useTranslation(['customers', 'orders'])
  const named = fields.map((field) => t(labels[field]))
  return (
    <div role="alert" className="problem-line watch">
      <Icon name="watch" small />
      <span className="grow">
        {by === null ? t('refusal.CHANGED_somebody') : t('refusal.CHANGED', { name: by })}{' '}
        {named.length > 0 && t('edit.changedFields', { fields: new Intl.ListFormat(i18next.language).format(named) })}
      </span>
      <Button size="sm" onPress={onTake}>
        {t('edit.takeTheirs')}
      </Button>
    </div>
  )
}
