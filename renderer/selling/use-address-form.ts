import { type Address, type AddressInput, addressInput, type CallerCard } from '../../electron/contract/customers.ts'
import { client } from '../host/api.ts'
import { blankAddress } from './address-fields.tsx'
import { useCardForm } from './use-card-form.ts'
import { useCustomerName } from './use-customer-name.ts'

const inputOf = ({ id: _id, updatedAt: _updatedAt, ...input }: Address): AddressInput => input

/** The same draft wherever an address is typed: while a caller waits, or among the customer's own. */
export const addressDraft = ({ customer }: CallerCard, address: Address | null) =>
  `address.${customer.id}.${address?.id ?? 'new'}`

/** The form of an address. Null: a new one. */
export function useAddressForm(card: CallerCard, address: Address | null, onSaved: (card: CallerCard) => void) {
  const nameOf = useCustomerName()
  return useCardForm<Address, AddressInput>({
    schema: addressInput,
    start: address,
    blank: blankAddress(card),
    inputOf,
    rowOn: ({ addresses }) => addresses.find(({ id }) => id === address?.id) ?? null,
    draft: { name: addressDraft(card, address), beside: { of: nameOf(card.customer) } },
    send: (values, base) =>
      client.customers.saveAddress({
        customerId: card.customer.id,
        known: base && { id: base.id, updatedAt: base.updatedAt },
        address: values,
      }),
    onSaved,
  })
}
