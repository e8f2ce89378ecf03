import { useTranslation } from 'react-i18next'
import type { CallerCard } from '../../../electron/contract/customers.ts'
import { problemOf } from '../../host/api.ts'
import { customerRefusals } from '../../selling/customer-refusals.ts'
import { useCustomerName } from '../../selling/use-customer-name.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormActs } from '../../ui/form-acts.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { RestoredLine } from '../../ui/restored-line.tsx'
import { useField } from '../../ui/use-field.ts'
import { ChangedCustomer } from './changed-customer.tsx'
import { useCustomerForm } from './use-customer-form.ts'

type CustomerDialogProps = {
  /** Null: a new one. */
  card: CallerCard | null
  onDone: (customerId: string) => void
  onClose: () => void
}

/** Who has the number or the address already. */
function whoHasIt(error: unknown): string | null {
  const { code, data } = problemOf(error)
  return code === 'TAKEN' && typeof data.customerId === 'string' ? data.customerId : null
}

/** Name, number and e-mail of somebody who buys. */
export function CustomerDialog({ card, onDone, onClose }: CustomerDialogProps) {
  const { t } = useTranslation(['customers', 'orders', 'common'])
  const nameOf = useCustomerName()
  const { form, draft, isSaving, submit, refused, changed, takeTheirs } = useCustomerForm(card, onDone)
  const leave = draft.giveUp(onClose)
  const other = whoHasIt(refused)
  return (
    <Dialog
      title={card ? t('edit.title', { name: nameOf(card.customer) }) : t('edit.newTitle')}
      isOpen
      onClose={onClose}
    >
      <form noValidate className="customers-form" onSubmit={(event) => void submit(event)}>
        <RestoredLine restored={draft.restored} />
        <div className="fields">
          <TextField label={t('orders:new.firstName')} autoFocus {...useField(form.control, 'firstName')} />
          <TextField label={t('orders:new.lastName')} {...useField(form.control, 'lastName')} />
        </div>
        <TextField label={t('orders:new.phone')} {...useField(form.control, 'phoneNumber')} />
        <TextField label={t('edit.email')} labelNote={t('edit.optional')} {...useField(form.control, 'email')} />
        {changed && <ChangedCustomer {...changed} onTake={takeTheirs} />}
        <Refusal words={customerRefusals} error={refused}>
          {other !== null && (
            <Button
              size="sm"
              onPress={() => {
                leave()
                onDone(other)
              }}
            >
              {t('showOther')}
            </Button>
          )}
        </Refusal>
        <FormActs onCancel={leave} busy={isSaving}>
          {t(card ? 'edit.save' : 'edit.add')}
        </FormActs>
      </form>
    </Dialog>
  )
}
