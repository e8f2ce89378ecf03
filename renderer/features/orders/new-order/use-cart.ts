import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Cart } from '../../../../electron/contract/orders/carts.ts'
import { api } from '../../../host/api.ts'
import { isUnanswered } from '../../../host/database-away.ts'
import { noProduct, runStep, type Short, type Step, type StepState } from './cart-steps.ts'
import type { NewOrderForm } from './new-order-draft.ts'
import { isOver, useCartState } from './use-cart-state.ts'

/** Steps and the placing that follows them run one after the other, in the order of the keys. */
export const cartQueue = { id: 'new-order-cart' }
const steps = { mutationKey: ['new-order-cart'] }

/** What the keys just pressed came to, besides the cart itself. */
function useOutcome() {
  const [short, setShort] = useState<readonly Short[]>([])
  const [missing, setMissing] = useState<string | null>(null)
  /** The first step that failed, though others after it went well. */
  const [refused, setRefused] = useState<{ error: Error; about: string } | null>(null)
  /** What could not be added goes back to where it was typed. */
  const [again, setAgain] = useState<{ text: string } | null>(null)
  const forget = () => {
    setShort([])
    setMissing(null)
    setRefused(null)
  }
  const refuse = (error: Error, about: string) => {
    setRefused((first) => first ?? { error, about })
  }
  return { outcome: { short, missing, refused, again }, setShort, setMissing, setAgain, refuse, forget }
}

export function useCart(form: NewOrderForm, cartId: string) {
  const setCart = (id: string) => {
    form.setValue('cartId', id)
    // Another cart is another operation.
    if (id === '') form.setValue('operationId', crypto.randomUUID())
  }
  const { cart, keep } = useCartState(cartId, () => {
    setCart('')
  })
  const queries = useQueryClient()
  const [lastAdded, setLastAdded] = useState<string | null>(null)
  const { outcome, setShort, setMissing, setAgain, refuse, forget } = useOutcome()
  const state = useRef<StepState>({ last: null, about: '', fellShort: false })
  const change = useMutation({
    ...steps,
    scope: cartQueue,
    mutationFn: (step: Step) =>
      runStep(
        {
          ...{ form, cart, state: state.current },
          latest: (id) => queries.getQueryData<Cart>(api.carts.get.queryKey({ input: { id } })),
          ...{ onOpened: setCart, onAdded: setLastAdded, onMissing: setMissing, onShort: setShort },
        },
        step,
      ),
    onMutate: () => {
      // What was said of the keys before stays until they are all answered.
      if (queries.isMutating(steps) > 1) return
      forget()
      state.current.fellShort = false
    },
    onSuccess: (next) => {
      keep(next)
      setCart(next.id)
    },
    onError: (error, step) => {
      state.current.fellShort = true
      refuse(error, state.current.about)
      if ('add' in step || 'addFirst' in step) state.current.last = noProduct
      if (isOver(error)) setCart('')
      if (!isUnanswered(error)) return
      if ('add' in step) setAgain({ text: step.add.name })
      if ('addFirst' in step) setAgain({ text: step.addFirst })
    },
  })
  const isBusy = useIsMutating(steps) > 0
  return { cart, change, isBusy, fellShort: () => state.current.fellShort, lastAdded, ...outcome }
}
