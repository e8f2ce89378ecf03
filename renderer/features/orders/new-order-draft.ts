import { useEffect } from 'react'
import { useForm, type UseFormReturn } from 'react-hook-form'
import { readDraft, useDraft, writeDraft } from '../../ui/use-draft.ts'
import type { HandOver, PaymentMethod } from '../../../electron/contract/order-words.ts'

/** What is typed beside the cart; the cart itself is on the server. */
export type NewOrderDraft = {
  channel: 'phone' | 'walk-in'
  caller: string
  customerId: string
  cartId: string
  /** One for each wish to place: kept, so that trying again after a lost answer gives the same order. */
  operationId: string
  addressId: string
  handOver: HandOver
  needed: string
  method: PaymentMethod
  reference: string
  notes: string
}
export const draftName = 'new-order'
export type NewOrderForm = UseFormReturn<NewOrderDraft>

export const blankDraft = (): NewOrderDraft => ({
  channel: 'phone',
  caller: '',
  customerId: '',
  cartId: '',
  operationId: crypto.randomUUID(),
  addressId: '',
  handOver: 'deliver',
  needed: '',
  method: 'COD',
  reference: '',
  notes: '',
})

export function useNewOrderForm(): NewOrderForm {
  const form = useForm<NewOrderDraft>({ defaultValues: readDraft(draftName, blankDraft()) })
  useDraft(draftName, form, [])
  const { getValues } = form
  // The id of the wish is written down before anything is typed.
  useEffect(() => {
    writeDraft(draftName, getValues())
  }, [getValues])
  return form
}
