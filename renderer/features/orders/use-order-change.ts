import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Order } from '../../../electron/contract/orders.ts'
import { api } from '../../api.ts'
import { changedOrder } from './order-refusal.tsx'

const lastSeq = (order: Order) => order.events.reduce((most, { seq }) => Math.max(most, seq), 0)

/** One change of an order; what comes back, also from the other clerk, is what the screen shows from then on. */
export function useOrderChange<V = undefined>(order: Order, call: (values: V) => Promise<Order>, onDone?: () => void) {
  const queries = useQueryClient()
  const keep = (next: Order) => {
    queries.setQueryData(api.orders.get.queryKey({ input: { id: next.id } }), next)
    void queries.invalidateQueries({ queryKey: api.orders.list.key() })
  }
  return useMutation({
    mutationFn: (values: V) => call(values),
    onMutate: () => ({ since: lastSeq(order) }),
    onSuccess: (next) => {
      keep(next)
      onDone?.()
    },
    onError: (error) => {
      const current = changedOrder(error)
      if (current) keep(current)
    },
  })
}
