import { useTranslation } from 'react-i18next'
import type { Address, CallerCard } from '../../../electron/contract/customers.ts'
import { AddressFields } from '../../selling/address-fields.tsx'
import { customerRefusals } from '../../selling/customer-refusals.ts'
import { useAddressForm } from '../../selling/use-address-form.ts'
import { useCustomerName } from '../../selling/use-customer-name.ts'
import { Checkbox } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormActs } from '../../ui/form-acts.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { RestoredLine } from '../../ui/restored-line.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useChoice } from '../../ui/use-field.ts'
import { ChangedCustomer } from './changed-customer.tsx'

type AddressDialogProps = {
  card: CallerCard
  /** Null: a new one. */
  address: Address | null
  onClose: () => void
}

const types = ['shipping', 'billing'] as const

/** One address of a customer. Orders keep the copy they were placed with. */
export function AddressDialog({ card, address, onClose }: AddressDialogProps) {
  const { t } = useTranslation(['customers', 'common'])
  const nameOf = useCustomerName()
  const { form, draft, isSaving, submit, refused, changed, takeTheirs } = useAddressForm(card, address, onClose)
  const type = useChoice(form.control, 'type')
  const isDefault = useChoice(form.control, 'isDefault')
  const name = nameOf(card.customer)
  return (
    <Dialog title={t(address ? 'address.editTitle' : 'address.newTitle', { name })} width="md" isOpen onClose={onClose}>
      <form noValidate className="customers-form" onSubmit={(event) => void submit(event)}>
        <RestoredLine restored={draft.restored} />
        <Segmented
          label={t('address.use')}
          value={type.value}
          onChange={type.onChange}
          options={types.map((id) => ({ id, label: t(`address.type.${id}`) }))}
        />
        <AddressFields form={form} names="all" />
        <Checkbox label={t('address.default')} {...isDefault} />
        {changed && <ChangedCustomer {...changed} onTake={takeTheirs} />}
        <Refusal words={customerRefusals} error={refused} />
        <FormActs onCancel={draft.giveUp(onClose)} busy={isSaving}>
          {t('address.save')}
        </FormActs>
      </form>
    </Dialog>
  )
}
