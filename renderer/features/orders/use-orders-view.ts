import { useNavigate, useSearch } from '@tanstack/react-router'
import { useOwnPreferences } from '../../person/own-preferences.ts'
import { type OrdersSearch, type OrdersWanted, readOrdersSearch, readOrdersWanted } from './orders-search.ts'

/** The list as the address says, and what changes it. */
export function useOrdersView() {
  const search = readOrdersSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const [preferences, save] = useOwnPreferences()
  const go = (next: OrdersSearch, replace = false) => {
    void navigate({ to: '/orders', search: next, replace })
  }
  const rest = { ...(search.as && { as: search.as }), ...(search.open && { open: search.open }) }
  const wanted = readOrdersWanted(search)
  return {
    wanted,
    openId: search.open ?? null,
    as: search.as ?? preferences.ordersAs ?? ('table' as const),
    change: (change: Partial<OrdersWanted>, replace = false) => {
      go(readOrdersSearch({ ...search, ...change }), replace)
    },
    choose: (filter: object) => {
      go({ ...readOrdersWanted(filter), ...rest })
    },
    clear: () => {
      go(rest)
    },
    /** Beside the list; not a step of its own for Back. */
    open: (id: string | null) => {
      go({ ...wanted, ...(search.as && { as: search.as }), ...(id !== null && { open: id }) }, true)
    },
    /** What the table holds of one status, from a column that has more than it shows. */
    tableOf: (status: OrdersWanted['status']) => {
      go({ ...wanted, ...(status && { status }), as: 'table' })
    },
    showAs: (as: 'table' | 'board') => {
      save({ ordersAs: as })
      go({ ...wanted, ...(search.open && { open: search.open }) }, true)
    },
  }
}
