import { useQuery } from '@tanstack/react-query'
import { type RefObject, useState } from 'react'
import { useWatch } from 'react-hook-form'
import type { CallerCard as Card, CustomerRow } from '../../../../electron/contract/customers.ts'
import { fullName } from '../../../../electron/contract/identity/person.ts'
import { api } from '../../../host/api.ts'
import { dropDraft } from '../../../ui/draft-store.ts'
import { Problem } from '../../../ui/query-states.tsx'
import { CallerCard } from './caller-card.tsx'
import { CallerSearch } from './caller-search.tsx'
import { NewCustomerForm } from './new-customer-form.tsx'
import { hasNewCallerDraft, type NewOrderForm, newCallerDraft } from './new-order-draft.ts'

/** Where it goes: the chosen address, else the usual one, else any. */
export function addressOf(card: Card | undefined, addressId: string) {
  const addresses = card?.addresses ?? []
  return addresses.find(({ id }) => id === addressId) ?? addresses.find(({ isDefault }) => isDefault) ?? addresses[0]
}

/** The caller of the draft, once one is chosen. */
export function useCaller(form: NewOrderForm) {
  const [customerId, addressId] = useWatch({ control: form.control, name: ['customerId', 'addressId'] })
  const card = useQuery(api.customers.card.queryOptions({ input: { id: customerId }, enabled: customerId !== '' }))
  const address = addressOf(card.data, addressId)
  return { customerId, card: customerId === '' ? undefined : card.data, error: card.error, address }
}

type Chosen = Pick<CustomerRow, 'id' | 'phoneNumber' | 'firstName' | 'lastName'>

type CallerPartProps = {
  form: NewOrderForm
  caller: ReturnType<typeof useCaller>
  clerk: string
  inputRef: RefObject<HTMLInputElement | null>
  onChosen: (customerId: string) => void
  onUsual: () => void
  onAddresses: () => void
}

export function CallerPart({ form, caller, clerk, inputRef, onChosen, onUsual, onAddresses }: CallerPartProps) {
  const text = useWatch({ control: form.control, name: 'caller' })
  const [isNew, setNew] = useState(() => caller.customerId === '' && hasNewCallerDraft(text))
  const choose = ({ id: customerId, phoneNumber, firstName, lastName }: Chosen) => {
    setNew(false)
    dropDraft(newCallerDraft)
    form.setValue('caller', phoneNumber)
    form.setValue('callerName', fullName({ firstName, lastName }))
    form.setValue('addressId', '')
    form.setValue('customerId', customerId)
    onChosen(customerId)
  }
  const made = ({ customer }: Card) => {
    choose(customer)
  }
  return (
    <div className="new-order-side">
      <CallerSearch
        text={text}
        inputRef={inputRef}
        onText={(next) => {
          form.setValue('caller', next)
          setNew(false)
        }}
        onPick={choose}
        onUnknown={() => {
          if (!hasNewCallerDraft(text)) dropDraft(newCallerDraft)
          setNew(true)
        }}
      />
      {isNew && <NewCustomerForm key={text} typed={text} onMade={made} />}
      {caller.error !== null && !caller.card && !isNew && <Problem error={caller.error} />}
      {caller.card && !isNew && (
        <CallerCard
          card={caller.card}
          address={caller.address}
          clerk={clerk}
          onUsual={onUsual}
          onAddresses={onAddresses}
        />
      )}
    </div>
  )
}
