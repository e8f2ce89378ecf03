import { useTranslation } from 'react-i18next'
import { type CallerCard, type CustomerInput, customerInput } from '../../../electron/contract/customers.ts'
import { client } from '../../host/api.ts'
import { useCardForm } from '../../selling/use-card-form.ts'
import { useCustomerName } from '../../selling/use-customer-name.ts'
import { showToast } from '../../ui/toast.tsx'

const blank: CustomerInput = { firstName: '', lastName: '', phoneNumber: '', email: '' }
const inputOf = ({ customer }: CallerCard): CustomerInput => {
  const { firstName, lastName, phoneNumber, email } = customer
  return { firstName, lastName, phoneNumber, email }
}

/** The form of a customer. Null: a new one. */
export function useCustomerForm(card: CallerCard | null, onDone: (customerId: string) => void) {
  const { t } = useTranslation('customers')
  const nameOf = useCustomerName()
  return useCardForm<CallerCard, CustomerInput>({
    schema: customerInput,
    start: card,
    blank,
    inputOf,
    rowOn: (current) => current,
    draft: { name: `customer.${card?.customer.id ?? 'new'}`, beside: card ? { of: nameOf(card.customer) } : {} },
    send: (values, base) =>
      base
        ? client.customers.update({ ...values, id: base.customer.id, updatedAt: base.customer.updatedAt })
        : client.customers.create(values),
    onSaved: ({ customer }, base) => {
      showToast({ text: t(base ? 'done.saved' : 'done.added', { name: nameOf(customer) }) })
      onDone(customer.id)
    },
  })
}
