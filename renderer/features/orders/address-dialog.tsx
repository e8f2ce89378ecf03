import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type AddressInput, addressInput, type CallerCard } from '../../../electron/contract/customers.ts'
import { api, client } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { RadioCards } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useField } from '../../ui/use-field.ts'
import { OrderRefusal } from './order-refusal.tsx'

type Chosen = { card: CallerCard; onChosen: (addressId: string) => void; onClose: () => void }

const blank = ({ customer, addresses }: CallerCard): AddressInput => ({
  type: 'shipping',
  firstName: customer.firstName,
  lastName: customer.lastName,
  company: '',
  street1: '',
  street2: '',
  city: '',
  state: addresses[0]?.state ?? '',
  postalCode: '',
  country: 'Philippines',
  phoneNumber: customer.phoneNumber,
  isDefault: addresses.length === 0,
})

function FreshAddress({ card, onChosen, onClose }: Chosen) {
  const { t } = useTranslation(['orders', 'common'])
  const queries = useQueryClient()
  const { customer, addresses } = card
  const form = useForm<AddressInput>({
    resolver: zodResolver(addressInput),
    mode: 'onBlur',
    defaultValues: blank(card),
  })
  const save = useMutation({
    mutationFn: (address: AddressInput) =>
      client.customers.saveAddress({ customerId: customer.id, addressId: null, address }),
    onSuccess: (next) => {
      queries.setQueryData(api.customers.card.queryKey({ input: { id: customer.id } }), next)
      const known = new Set(addresses.map(({ id }) => id))
      const fresh = next.addresses.find(({ id }) => !known.has(id))
      if (fresh) onChosen(fresh.id)
    },
  })
  const lastName = useField(form.control, 'lastName')
  const submit = form.handleSubmit((address) => {
    save.mutate(address)
  })
  return (
    <form noValidate className="order-form" onSubmit={(event) => void submit(event)}>
      {customer.lastName === '' && <TextField label={t('new.lastName')} {...lastName} />}
      <TextField label={t('address.street1')} autoFocus {...useField(form.control, 'street1')} />
      <TextField label={t('address.street2')} {...useField(form.control, 'street2')} />
      <div className="fields">
        <TextField label={t('address.city')} {...useField(form.control, 'city')} />
        <TextField label={t('address.state')} {...useField(form.control, 'state')} />
        <TextField label={t('address.postalCode')} {...useField(form.control, 'postalCode')} />
        <TextField label={t('new.phone')} {...useField(form.control, 'phoneNumber')} />
      </div>
      <OrderRefusal error={save.error} />
      <div className="dlg-acts">
        <Button onPress={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="pri" busy={save.isPending}>
          {t('address.save')}
        </Button>
      </div>
    </form>
  )
}

/** Where this one goes: an address of the customer's, or a new one that is kept with them. */
export function AddressDialog({ chosen, ...props }: Chosen & { chosen: string }) {
  const { t } = useTranslation('orders')
  const { card, onChosen, onClose } = props
  const [at, setAt] = useState(chosen || 'new')
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
