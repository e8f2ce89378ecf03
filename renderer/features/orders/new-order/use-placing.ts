import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cart } from '../../../../electron/contract/orders/carts.ts'
import { api, client } from '../../../host/api.ts'
import { readNeeded } from '../../../selling/needed.ts'
import { showToast } from '../../../ui/toast.tsx'
import { needsReference } from '../payments/payment-dialog.tsx'
import { addressOf } from './caller-part.tsx'
import { blankDraft, dropNewOrder, type NewOrderDraft, type NewOrderForm } from './new-order-draft.ts'
import { cartQueue } from './use-cart.ts'
import { isOver } from './use-cart-state.ts'

/** Places what is typed; a placing keeps its id until it is done, so that trying again makes no second order. */
export function usePlacing(form: NewOrderForm, fellShort: () => boolean) {
  const { t } = useTranslation('orders')
  const queries = useQueryClient()
  const navigate = useNavigate()
  /** F9 may come before the caller's card. */
  const goesTo = async ({ customerId, addressId }: NewOrderDraft) => {
    if (customerId === '') return null
    const card = await queries.query({
      ...api.customers.card.queryOptions({ input: { id: customerId } }),
      staleTime: 'static',
    })
    return addressOf(card, addressId) ?? null
  }
  return useMutation({
    scope: cartQueue,
    mutationFn: async ({ afterSteps }: { afterSteps: boolean }) => {
      // A line that could not be added is said at the cart; the order waits until the clerk has seen that.
      if (afterSteps && fellShort()) return null
      const typed = form.getValues()
      const { method, reference } = typed
      return client.orders.place({
        cartId: typed.cartId,
        operationId: typed.operationId,
        handOver: typed.handOver,
        channel: typed.channel,
        neededAt: readNeeded(typed.needed),
        shippingAddress: typed.handOver === 'deliver' ? await goesTo(typed) : null,
        billingAddress: null,
        discountCentavos: typed.discountCentavos,
        shippingCentavos: null,
        notes: typed.notes,
        // Nothing to write down yet: no cash, and no reference was told.
        payment:
          needsReference(method) && reference.trim() === ''
            ? null
            : { method, reference: needsReference(method) ? reference : '' },
      })
    },
    onSuccess: async (order) => {
      if (!order) return
      // Blank before the stream tells that the cart is closed: an old order must not be kept for the next caller.
      form.reset(blankDraft())
      dropNewOrder()
      showToast({ text: t('new.placed', { number: order.orderNumber }) })
      queries.setQueryData(api.orders.get.queryKey({ input: { id: order.id } }), order)
      void queries.invalidateQueries({ queryKey: api.orders.list.key() })
      void queries.invalidateQueries({ queryKey: api.customers.key() })
      await navigate({ to: '/orders', search: { open: order.id } })
    },
    onError: (error) => {
      // Placed or discarded by somebody else; what comes next is another order.
      if (isOver(error)) form.reset({ ...form.getValues(), cartId: '', operationId: crypto.randomUUID() })
    },
  })
}

/** A cart that is placed while its draft still waits: the answer was lost, and the same id gives the same order. */
export function useFoundAgain(cart: Cart | undefined, { isPending, mutate }: ReturnType<typeof usePlacing>) {
  const asked = useRef('')
  const lost = cart?.status === 'COMPLETED' ? cart.id : ''
  useEffect(() => {
    if (lost === '' || isPending || asked.current === lost) return
    asked.current = lost
    mutate({ afterSteps: false })
  }, [lost, isPending, mutate])
}
