import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Order } from '../../../electron/contract/orders/orders.ts'
import { api } from '../../host/api.ts'
import { lastSeq } from './new-order/meanwhile.tsx'
import { changedOrder } from './order-refusal.tsx'

/** One change of an order; what comes back, also from the other clerk, is what the screen shows from then on. */
export function useOrderChange<V = undefined>(
  order: Order,
  call: (values: V) => Promise<Order>,
  onDone?: () => void,
  /** Ours was refused: from now on the person has seen theirs. */
  onCurrent?: (current: Order) => void,
) {
  const queries = useQueryClient()
  const keep = (next: Order) => {
    queries.setQueryData(api.orders.get.queryKey({ input: { id: next.id } }), next)
    void queries.invalidateQueries({ queryKey: api.orders.list.key() })
    void queries.invalidateQueries({ queryKey: api.orders.board.key() })
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
      if (!current) return
      keep(current)
      onCurrent?.(current)
    },
  })
}
