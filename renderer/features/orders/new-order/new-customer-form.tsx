import { useTranslation } from 'react-i18next'
import { type CallerCard, type CustomerInput, customerInput } from '../../../../electron/contract/customers.ts'
import { client } from '../../../host/api.ts'
import { customerRefusals } from '../../../selling/customer-refusals.ts'
import { useCardForm } from '../../../selling/use-card-form.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Refusal } from '../../../ui/refusal.tsx'
import { RestoredLine } from '../../../ui/restored-line.tsx'
import { useField } from '../../../ui/use-field.ts'
import { newCallerDraft } from './new-order-draft.ts'

/** Somebody who never called before: the number is there already, a name is enough. */
export function NewCustomerForm({ typed, onMade }: { typed: string; onMade: (card: CallerCard) => void }) {
  const { t } = useTranslation('orders')
  const isNumber = /\d{4}/.test(typed)
  const { form, draft, isSaving, submit, refused } = useCardForm<CallerCard, CustomerInput>({
    schema: customerInput,
    start: null,
    blank: { firstName: isNumber ? '' : typed, lastName: '', phoneNumber: isNumber ? typed : '', email: '' },
    inputOf: ({ customer }) => customer,
    rowOn: (card) => card,
    draft: { name: newCallerDraft, beside: { of: typed } },
    send: (values) => client.customers.create(values),
    onSaved: onMade,
  })
  return (
    <form noValidate className="new-order-customer" onSubmit={(event) => void submit(event)}>
      <p className="t2">{t('new.unknown')}</p>
      <RestoredLine restored={draft.restored} />
      <TextField label={t('new.firstName')} autoFocus {...useField(form.control, 'firstName')} />
      <TextField label={t('new.lastName')} {...useField(form.control, 'lastName')} />
      <TextField label={t('new.phone')} {...useField(form.control, 'phoneNumber')} />
      <Refusal words={customerRefusals} error={refused} />
      <Button type="submit" busy={isSaving} wide>
        {t('new.add')}
      </Button>
    </form>
  )
}
