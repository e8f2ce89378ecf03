import { useOwnPreferences } from '../../person/own-preferences.ts'
import { useListView } from '../../ui/use-list-view.ts'
import { type OrdersWanted, ordersAddress } from './orders-search.ts'

/** The list as the address says; table or board as the person left it, unless the address says that too. */
export function useOrdersView() {
  const view = useListView(ordersAddress)
  const [{ ordersAs = 'table' }, save] = useOwnPreferences()
  return {
    ...view,
    as: view.beside.as ?? ordersAs,
    /** What the table holds of one status, from a column that has more than it shows. */
    tableOf: (status: NonNullable<OrdersWanted['status']>) => {
      view.change({ status, as: 'table' })
    },
    showAs: (as: 'table' | 'board') => {
      save({ ordersAs: as })
      view.change({ as: undefined }, true)
    },
  }
}
