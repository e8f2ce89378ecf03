import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type CallerCard, type CustomerInput, customerInput } from '../../../electron/contract/customers.ts'
import { client } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { RestoredLine } from '../../ui/restored-line.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useDialogDraft } from '../../ui/use-dialog-draft.ts'
import { useField } from '../../ui/use-field.ts'
import { CustomerRefusal } from './customer-refusal.tsx'
import { useFullName, useKeepCard } from './use-customers.ts'

type CustomerDialogProps = {
  /** Null: a new one. */
  card: CallerCard | null
  onDone: (customerId: string) => void
  onClose: () => void
}

const blank: CustomerInput = { firstName: '', lastName: '', phoneNumber: '', email: '' }

function useCustomerForm(card: CallerCard | null) {
  const fullName = useFullName()
  const { firstName, lastName, phoneNumber, email } = card?.customer ?? blank
  const form = useForm<CustomerInput>({
    resolver: zodResolver(customerInput),
    mode: 'onBlur',
    defaultValues: { firstName, lastName, phoneNumber, email },
  })
  const draft = useDialogDraft({
    name: `customer.${card?.customer.id ?? 'new'}`,
    form,
    beside: card ? { of: fullName(card.customer) } : {},
  })
  return { form, draft }
}

/** Name, number and e-mail of somebody who buys. */
export function CustomerDialog({ card, onDone, onClose }: CustomerDialogProps) {
  const { t } = useTranslation(['customers', 'orders', 'common'])
  const fullName = useFullName()
  const keep = useKeepCard()
  const { form, draft } = useCustomerForm(card)
  const save = useMutation({
    mutationFn: (values: CustomerInput) =>
      card ? client.customers.update({ ...values, id: card.customer.id }) : client.customers.create(values),
    onSuccess: (next) => {
      draft.drop()
      keep(next)
      showToast({ text: t(card ? 'done.saved' : 'done.added', { name: fullName(next.customer) }) })
      onDone(next.customer.id)
    },
  })
  const leave = () => {
    draft.drop()
    onClose()
  }
  const submit = form.handleSubmit((values) => {
    save.mutate(values)
  })
  return (
    <Dialog
      title={card ? t('edit.title', { name: fullName(card.customer) }) : t('edit.newTitle')}
      isOpen
      onClose={onClose}
    >
      <form noValidate className="customer-form" onSubmit={(event) => void submit(event)}>
        <RestoredLine restored={draft.restored} />
        <div className="fields">
          <TextField label={t('orders:new.firstName')} autoFocus {...useField(form.control, 'firstName')} />
          <TextField label={t('orders:new.lastName')} {...useField(form.control, 'lastName')} />
        </div>
        <TextField label={t('orders:new.phone')} {...useField(form.control, 'phoneNumber')} />
        <TextField label={t('edit.email')} labelNote={t('edit.optional')} {...useField(form.control, 'email')} />
        <CustomerRefusal
          error={save.error}
          onOther={(id) => {
            leave()
            onDone(id)
          }}
        />
        <div className="dlg-acts">
          <Button onPress={leave}>{t('common:action.cancel')}</Button>
          <Button type="submit" variant="pri" busy={save.isPending}>
            {t(card ? 'edit.save' : 'edit.add')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
