import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import {
  type Address,
  type AddressInput,
  addressInput,
  callerCard,
  type CallerCard,
} from '../../../electron/contract/customers.ts'
import { client, problemOf } from '../../host/api.ts'
import { blankAddress } from '../../selling/address-fields.tsx'
import { useBase } from '../../ui/use-base.ts'
import { useDialogDraft } from '../../ui/use-dialog-draft.ts'
import { useFullName, useKeepCard } from './use-customers.ts'

const inputOf = ({ id: _id, updatedAt: _updatedAt, ...input }: Address): AddressInput => input
const cardIn = (current: unknown): CallerCard | null => callerCard.safeParse(current).data ?? null

/** The form of an address: kept as a draft while typed, saved against what it was read as. Null: a new one. */
export function useAddressForm(card: CallerCard, address: Address | null, onDone: () => void) {
  const keep = useKeepCard()
  const fullName = useFullName()
  const form = useForm<AddressInput>({
    resolver: zodResolver(addressInput),
    mode: 'onBlur',
    defaultValues: address ? inputOf(address) : blankAddress(card),
  })
  const currentOf = (current: unknown) => cardIn(current)?.addresses.find(({ id }) => id === address?.id) ?? null
  const { base, ...against } = useBase({ start: address, form, inputOf, currentOf })
  const draft = useDialogDraft({
    name: `address.${card.customer.id}.${address?.id ?? 'new'}`,
    form,
    beside: { of: fullName(card.customer) },
  })
  const save = useMutation({
    mutationFn: (values: AddressInput) =>
      client.customers.saveAddress({
        customerId: card.customer.id,
        known: base && { id: base.id, updatedAt: base.updatedAt },
        address: values,
      }),
    onSuccess: (next) => {
      draft.drop()
      keep(next)
      onDone()
    },
    onError: (error) => {
      const current = against.giveWay(error) && cardIn(problemOf(error).data.current)
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
