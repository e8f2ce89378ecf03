import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { callerCard, type CallerCard, type CustomerInput, customerInput } from '../../../electron/contract/customers.ts'
import { client } from '../../host/api.ts'
import { showToast } from '../../ui/toast.tsx'
import { useBase } from '../../ui/use-base.ts'
import { useDialogDraft } from '../../ui/use-dialog-draft.ts'
import { useFullName, useKeepCard } from './use-customers.ts'

const blank: CustomerInput = { firstName: '', lastName: '', phoneNumber: '', email: '' }
const inputOf = ({ customer }: CallerCard): CustomerInput => {
  const { firstName, lastName, phoneNumber, email } = customer
  return { firstName, lastName, phoneNumber, email }
}
const currentOf = (current: unknown): CallerCard | null => callerCard.safeParse(current).data ?? null

/** The form of a customer: kept as a draft while typed, saved against what they were read as. */
export function useCustomerForm(card: CallerCard | null, onDone: (customerId: string) => void) {
  const { t } = useTranslation('customers')
  const fullName = useFullName()
  const keep = useKeepCard()
  const form = useForm<CustomerInput>({
    resolver: zodResolver(customerInput),
    mode: 'onBlur',
    defaultValues: card ? inputOf(card) : blank,
  })
  const { base, ...against } = useBase({ start: card, form, inputOf, currentOf })
  const draft = useDialogDraft({
    name: `customer.${card?.customer.id ?? 'new'}`,
    form,
    beside: card ? { of: fullName(card.customer) } : {},
  })
  const save = useMutation({
    mutationFn: (values: CustomerInput) =>
      base
        ? client.customers.update({ ...values, id: base.customer.id, updatedAt: base.customer.updatedAt })
        : client.customers.create(values),
    onSuccess: (next) => {
      draft.drop()
      keep(next)
      showToast({ text: t(base ? 'done.saved' : 'done.added', { name: fullName(next.customer) }) })
      onDone(next.customer.id)
    },
    onError: (error) => {
      const current = against.giveWay(error)
      if (current) keep(current)
    },
  })
  return {
    form,
    draft,
    save,
    refused: against.unsaid(save.error),
    changed: against.changed,
    takeTheirs: () => {
      against.takeTheirs()
      draft.drop()
      save.reset()
    },
  }
}
