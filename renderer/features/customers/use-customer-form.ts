import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { callerCard, type CallerCard, type CustomerInput, customerInput } from '../../../electron/contract/customers.ts'
import { client, problemOf } from '../../api.ts'
import { showToast } from '../../ui/toast.tsx'
import { useDialogDraft } from '../../ui/use-dialog-draft.ts'
import { useFullName, useKeepCard } from './use-customers.ts'

export type CustomerField = keyof CustomerInput
export type ChangedCustomer = { by: string | null; fields: CustomerField[] }

const fieldNames = ['firstName', 'lastName', 'phoneNumber', 'email'] as const satisfies CustomerField[]
const blank: CustomerInput = { firstName: '', lastName: '', phoneNumber: '', email: '' }
const inputOf = ({ firstName, lastName, phoneNumber, email }: CustomerInput): CustomerInput => ({
  firstName,
  lastName,
  phoneNumber,
  email,
})
const differing = (a: CustomerInput, b: CustomerInput) => fieldNames.filter((field) => a[field] !== b[field])

/** What another desktop saved meanwhile; null for every other refusal. */
function changedBy(error: unknown): { by: string | null; current: CallerCard } | null {
  const { code, data } = problemOf(error)
  const current = callerCard.safeParse(data.current)
  if (code !== 'CHANGED' || !current.success) return null
  return { by: typeof data.by === 'string' ? data.by : null, current: current.data }
}

/** The form of a customer: kept as a draft while typed, saved against what they were read as. */
export function useCustomerForm(card: CallerCard | null, onDone: (customerId: string) => void) {
  const { t } = useTranslation('customers')
  const fullName = useFullName()
  const keep = useKeepCard()
  // What is typed is compared with this; a card that is read anew while someone types does not replace it.
  const [base, setBase] = useState(card?.customer ?? null)
  const [changed, setChanged] = useState<ChangedCustomer | null>(null)
  const form = useForm<CustomerInput>({
    resolver: zodResolver(customerInput),
    mode: 'onBlur',
    defaultValues: inputOf(base ?? blank),
  })
  const draft = useDialogDraft({
    name: `customer.${base?.id ?? 'new'}`,
    form,
    beside: base ? { of: fullName(base) } : {},
  })
  const standOn = (current: CallerCard, kept: readonly CustomerField[]) => {
    const typed = form.getValues()
    form.reset(inputOf(current.customer))
    for (const field of kept) form.setValue(field, typed[field], { shouldDirty: true })
    setBase(current.customer)
    keep(current)
  }
  const save = useMutation({
    mutationFn: (values: CustomerInput) =>
      base
        ? client.customers.update({ ...values, id: base.id, updatedAt: base.updatedAt })
        : client.customers.create(values),
    onSuccess: (next) => {
      draft.drop()
      keep(next)
      showToast({ text: t(base ? 'done.saved' : 'done.added', { name: fullName(next.customer) }) })
      onDone(next.customer.id)
    },
    onError: (error) => {
      const other = changedBy(error)
      if (!other || !base) return
      setChanged({ by: other.by, fields: differing(base, other.current.customer) })
      standOn(other.current, differing(base, form.getValues()))
    },
  })
  return {
    form,
    draft,
    save,
    refused: changedBy(save.error) ? null : save.error,
    changed,
    takeTheirs: () => {
      form.reset()
      draft.drop()
      setChanged(null)
      save.reset()
    },
  }
}
