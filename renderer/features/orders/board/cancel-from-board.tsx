import { useQuery } from '@tanstack/react-query'
import { api } from '../../../host/api.ts'
import { OrderDialogs } from '../order-dialogs.tsx'

/** The same question as beside the list; a card knows too little of its order to ask it. */
export function CancelFromBoard({ id, onClose }: { id: string; onClose: () => void }) {
  const order = useQuery(api.orders.get.queryOptions({ input: { id } }))
  return order.data ? <OrderDialogs doing="cancel" order={order.data} onClose={onClose} /> : null
}
