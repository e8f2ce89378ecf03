import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type Address, type AddressInput, addressInput, type CallerCard } from '../../../electron/contract/customers.ts'
import { client } from '../../api.ts'
import { AddressFields, blankAddress } from '../../selling/address-fields.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RestoredLine } from '../../ui/restored-line.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useDialogDraft } from '../../ui/use-dialog-draft.ts'
import { useChoice } from '../../ui/use-field.ts'
import { CustomerRefusal } from './customer-refusal.tsx'
import { useFullName, useKeepCard } from './use-customers.ts'

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
  const keep = useKeepCard()
  const fullName = useFullName()
  const form = useForm<AddressInput>({
    resolver: zodResolver(addressInput),
    mode: 'onBlur',
    defaultValues: address ?? blankAddress(card),
  })
  const draft = useDialogDraft({
    name: `address.${card.customer.id}.${address?.id ?? 'new'}`,
    form,
    beside: { of: fullName(card.customer) },
  })
  const save = useMutation({
    mutationFn: (values: AddressInput) =>
      client.customers.saveAddress({
        customerId: card.customer.id,
        addressId: address?.id ?? null,
        address: addressInput.parse(values),
      }),
    onSuccess: (next) => {
      draft.drop()
      keep(next)
      onClose()
    },
  })
  const type = useChoice(form.control, 'type')
  const isDefault = useChoice(form.control, 'isDefault')
  const submit = form.handleSubmit((values) => {
    save.mutate(values)
  })
  const name = fullName(card.customer)
  return (
    <Dialog title={t(address ? 'address.editTitle' : 'address.newTitle', { name })} width="md" isOpen onClose={onClose}>
      <form noValidate className="customer-form" onSubmit={(event) => void submit(event)}>
        <RestoredLine restored={draft.restored} />
        <Segmented
          label={t('address.use')}
          value={type.value}
          onChange={type.onChange}
          options={types.map((id) => ({ id, label: t(`address.type.${id}`) }))}
        />
        <AddressFields form={form} names="all" />
        <Checkbox label={t('address.default')} {...isDefault} />
        <CustomerRefusal error={save.error} />
        <div className="dlg-acts">
          <Button
            onPress={() => {
              draft.drop()
              onClose()
            }}
          >
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" variant="pri" busy={save.isPending}>
            {t('address.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
