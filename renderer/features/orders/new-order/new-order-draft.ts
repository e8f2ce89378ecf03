import { useEffect } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import type { HandOver, PaymentMethod } from '../../../../electron/contract/orders/order-words.ts'
import { besideOf } from '../../../ui/use-dialog-draft.ts'
import { dropDraft, type Restored, readDraft, useDraft, useRestored, writeDraft } from '../../../ui/use-draft.ts'

/** What is typed beside the cart; the cart itself is on the server. */
export type NewOrderDraft = {
  channel: 'phone' | 'walk-in'
  caller: string
  /** Whom the order is for, in words: a draft is found again by it. */
  callerName: string
  customerId: string
  cartId: string
  /** One for each placing: kept, so that trying again after a lost answer gives the same order. */
  operationId: string
  addressId: string
  handOver: HandOver
  needed: string
  method: PaymentMethod
  reference: string
  /** Null: none is given, so that the farm's own volume discount holds. */
  discountCentavos: number | null
  notes: string
}
export const draftName = 'new-order'
/** Somebody who never called before, while they are written down. */
export const newCallerDraft = 'new-caller'
export type NewOrderForm = UseFormReturn<NewOrderDraft>

export const blankDraft = (): NewOrderDraft => ({
  channel: 'phone',
  caller: '',
  callerName: '',
  customerId: '',
  cartId: '',
  operationId: crypto.randomUUID(),
  addressId: '',
  handOver: 'deliver',
  needed: '',
  method: 'COD',
  reference: '',
  discountCentavos: null,
  notes: '',
})

/** Whether that is the caller who is typed now; another caller's name is not this one's. */
export const hasNewCallerDraft = (caller: string): boolean => caller !== '' && besideOf(newCallerDraft).of === caller

/** The order is placed or given up, and with it who was only beginning to be written down. */
export function dropNewOrder(): void {
  dropDraft(draftName)
  dropDraft(newCallerDraft)
}

/** Whether anything was typed at all; the placing's id is always there. */
function holdsSomething(): boolean {
  const blank = { ...blankDraft(), operationId: '' }
  return JSON.stringify({ ...readDraft(draftName, blank), operationId: '' }) !== JSON.stringify(blank)
}

export function useNewOrderForm(): { form: NewOrderForm; restored: Restored } {
  const form = useForm<NewOrderDraft>({ defaultValues: readDraft(draftName, blankDraft()) })
  const restored = useRestored(draftName, holdsSomething, () => {
    form.reset(blankDraft())
  })
  useDraft(draftName, form, [])
  const { getValues } = form
  // The placing's id is written down before anything is typed.
  useEffect(() => {
    writeDraft(draftName, getValues())
  }, [getValues])
  return { form, restored }
}
