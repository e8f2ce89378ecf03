import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type AddressInput, addressInput, type CallerCard } from '../../../../electron/contract/customers.ts'
import { api, client } from '../../../host/api.ts'
import { AddressFields, blankAddress } from '../../../selling/address-fields.tsx'
import { Button } from '../../../ui/button.tsx'
import { RadioCards } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { draftAt } from '../../../ui/draft-store.ts'
import { FormActs } from '../../../ui/form-acts.tsx'
import { RestoredLine } from '../../../ui/restored-line.tsx'
import { useDialogDraft } from '../../../ui/use-dialog-draft.ts'
import { OrderRefusal } from '../order-refusal.tsx'

type Chosen = { card: CallerCard; onChosen: (addressId: string) => void; onClose: () => void }

/** The same draft as among the customer's addresses: it is the same address. */
const freshDraft = ({ customer }: CallerCard) => `address.${customer.id}.new`

function FreshAddress({ card, onChosen, onClose }: Chosen) {
  const { t } = useTranslation(['orders', 'common'])
  const queries = useQueryClient()
  const { customer, addresses } = card
  const form = useForm<AddressInput>({
    resolver: zodResolver(addressInput),
    mode: 'onBlur',
    defaultValues: blankAddress(card),
  })
  const of = `${customer.firstName} ${customer.lastName}`.trim()
  const draft = useDialogDraft({ name: freshDraft(card), form, beside: { of } })
  const save = useMutation({
    mutationFn: (address: AddressInput) =>
      client.customers.saveAddress({ customerId: customer.id, known: null, address }),
    onSuccess: (next) => {
      draft.drop()
      queries.setQueryData(api.customers.card.queryKey({ input: { id: customer.id } }), next)
      const known = new Set(addresses.map(({ id }) => id))
      const fresh = next.addresses.find(({ id }) => !known.has(id))
      if (fresh) onChosen(fresh.id)
    },
  })
  const submit = form.handleSubmit((address) => {
    save.mutate(address)
  })
  return (
    <form noValidate className="orders-form" onSubmit={(event) => void submit(event)}>
      <RestoredLine restored={draft.restored} />
      <AddressFields form={form} names="missing" />
      <OrderRefusal error={save.error} />
      <FormActs onCancel={draft.giveUp(onClose)} busy={save.isPending}>
        {t('address.save')}
      </FormActs>
    </form>
  )
}

/** Where this one goes: an address of the customer's, or a new one that is kept with them. */
export function AddressDialog({ chosen, ...props }: Chosen & { chosen: string }) {
  const { t } = useTranslation('orders')
  const { card, onChosen, onClose } = props
  const [at, setAt] = useState(() => (draftAt(freshDraft(card)) === null ? chosen || 'new' : 'new'))
  return (
    <Dialog title={t('address.title', { name: card.customer.firstName })} width="md" isOpen onClose={onClose}>
      {card.addresses.length > 0 && (
        <RadioCards
          label={t('new.address')}
          value={at}
          onChange={setAt}
          cards={[
            ...card.addresses.map(({ id, street1, city, postalCode }) => ({
              id,
              title: street1,
              detail: `${city} ${postalCode}`,
            })),
            { id: 'new', title: t('address.fresh'), detail: '' },
          ]}
        />
      )}
      {at === 'new' ? (
        <FreshAddress {...props} />
      ) : (
        <div className="dlg-acts">
          <Button
            variant="pri"
            onPress={() => {
              onChosen(at)
            }}
          >
            {t('address.use')}
          </Button>
        </div>
      )}
    </Dialog>
  )
}
