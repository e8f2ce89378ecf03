import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type CallerCard, type CustomerInput, customerInput } from '../../../../electron/contract/customers.ts'
import { api, client } from '../../../host/api.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { RestoredLine } from '../../../ui/restored-line.tsx'
import { useDialogDraft } from '../../../ui/use-dialog-draft.ts'
import { useField } from '../../../ui/use-field.ts'
import { newCallerDraft } from './new-order-draft.ts'
import { OrderRefusal } from '../order-refusal.tsx'

/** Somebody who never called before: the number is there already, a name is enough. */
export function NewCustomerForm({ typed, onMade }: { typed: string; onMade: (card: CallerCard) => void }) {
  const { t } = useTranslation('orders')
  const queries = useQueryClient()
  const isNumber = /\d{4}/.test(typed)
  const form = useForm<CustomerInput>({
    resolver: zodResolver(customerInput),
    mode: 'onBlur',
    defaultValues: {
      firstName: isNumber ? '' : typed,
      lastName: '',
      phoneNumber: isNumber ? typed : '',
      email: '',
    },
  })
  const draft = useDialogDraft({ name: newCallerDraft, form, beside: { of: typed } })
  const add = useMutation({
    mutationFn: (values: CustomerInput) => client.customers.create(values),
    onSuccess: (card) => {
      draft.drop()
      queries.setQueryData(api.customers.card.queryKey({ input: { id: card.customer.id } }), card)
      onMade(card)
    },
  })
  const submit = form.handleSubmit((values) => {
    add.mutate(values)
  })
  return (
    <form noValidate className="new-order-customer" onSubmit={(event) => void submit(event)}>
      <p className="t2">{t('new.unknown')}</p>
      <RestoredLine restored={draft.restored} />
      <TextField label={t('new.firstName')} autoFocus {...useField(form.control, 'firstName')} />
      <TextField label={t('new.lastName')} {...useField(form.control, 'lastName')} />
      <TextField label={t('new.phone')} {...useField(form.control, 'phoneNumber')} />
      <OrderRefusal error={add.error} />
      <Button type="submit" busy={add.isPending} wide>
        {t('new.add')}
      </Button>
    </form>
  )
}
