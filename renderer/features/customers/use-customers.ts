import { useInfiniteQuery } from '@tanstack/react-query'
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
