import { useQueryClient } from '@tanstack/react-query'
import type { CallerCard } from '../../electron/contract/customers.ts'
import { api } from '../host/api.ts'

/** Takes a card as the host answered it, and asks for the list anew. */
export function useKeepCard() {
  const queries = useQueryClient()
  return (card: CallerCard) => {
    queries.setQueryData(api.customers.card.queryKey({ input: { id: card.customer.id } }), card)
    void queries.invalidateQueries({ queryKey: api.customers.list.key() })
    void queries.invalidateQueries({ queryKey: api.customers.find.key() })
  }
}
