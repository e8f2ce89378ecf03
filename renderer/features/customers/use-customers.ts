import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CallerCard } from '../../../electron/contract/customers.ts'
import { api } from '../../host/api.ts'
import { byPages, pageSize } from '../../ui/use-pages.ts'
import { useCustomersView } from './customers-view-store.ts'

export function useCustomers() {
  const { search, owing } = useCustomersView()
  return useInfiniteQuery(
    api.customers.list.infiniteOptions({
      input: (after: string | null) => ({ search, owing, after, limit: pageSize }),
      ...byPages,
    }),
  )
}

/** Takes a card as the host answered it, and asks for the list anew. */
export function useKeepCard() {
  const queries = useQueryClient()
  return (card: CallerCard) => {
    queries.setQueryData(api.customers.card.queryKey({ input: { id: card.customer.id } }), card)
    void queries.invalidateQueries({ queryKey: api.customers.list.key() })
    void queries.invalidateQueries({ queryKey: api.customers.find.key() })
  }
}

/** A customer may have told no last name, or none at all. */
export function useFullName() {
  const { t } = useTranslation('customers')
  return ({ firstName, lastName }: { firstName: string; lastName: string }) =>
    `${firstName} ${lastName}`.trim() || t('noName')
}
