import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { PaymentLink } from '../../../../electron/contract/payment-links/payment-links.ts'
import { api, client } from '../../../host/api.ts'
import { useStream } from '../../../host/stream.ts'
import { useMay } from '../../../person/may.ts'

/** The newest payment link of an order as it stands at this moment; the order is asked for again when money came. */
export function usePaymentLink(orderId: string): PaymentLink | null {
  const queries = useQueryClient()
  const may = useMay()
  const { state } = useStream<{ link: PaymentLink | null }, PaymentLink | null>({
    key: ['payment-link', orderId],
    open: (signal) => client.payments.watchLink({ orderId }, { signal }),
    start: null,
    fold: (_, { link }) => link,
    enabled: may('payments:read'),
  })
  const isPaid = state?.state === 'paid'
  useEffect(() => {
    if (!isPaid) return
    void queries.invalidateQueries({ queryKey: api.orders.get.key() })
    void queries.invalidateQueries({ queryKey: api.orders.list.key() })
  }, [queries, isPaid])
  return state
}
