import { useInfiniteQuery } from '@tanstack/react-query'
import type { OrderRow } from '../../../electron/contract/orders/orders.ts'
import { api, client } from '../../host/api.ts'
import { useOwnPreferences } from '../../person/own-preferences.ts'
import { useExport } from '../../ui/use-export.ts'
import { useNow } from '../../ui/use-now.ts'
import { byPages, pageSize, usePages } from '../../ui/use-pages.ts'
import { askedFilter, askedSort } from './orders-search.ts'
import { useOrderColumns } from './use-order-columns.tsx'
import { useOrdersView } from './use-orders-view.ts'

/** A column of the table, and what the host sorts by for it. */
const sortOf = { number: 'created', needed: 'needed', due: 'due', total: 'total' } as const
type Sortable = keyof typeof sortOf
const sortable = Object.keys(sortOf) as Sortable[]

/** The orders that are asked for, and their table. */
export function useOrders() {
  const { wanted, as, change } = useOrdersView()
  const now = useNow(60_000)
  const [{ hiddenOrders = [] }] = useOwnPreferences()
  const asked = { ...askedFilter(wanted, now), ...askedSort(wanted) }
  const query = useInfiniteQuery({
    ...api.orders.list.infiniteOptions({
      input: (after: string | null) => ({ ...asked, after, limit: pageSize }),
      ...byPages,
    }),
    // The board reads its columns by itself.
    enabled: as === 'table',
  })
  const exporting = useExport('orders', (format, signal) => client.orders.export({ ...asked, format }, { signal }))
  const table = {
    columns: useOrderColumns(now),
    hidden: hiddenOrders,
    sorting: { id: sortable.find((id) => sortOf[id] === asked.by) ?? 'number', descending: asked.descending },
    onSort: ({ id, descending }: { id: string; descending: boolean }) => {
      const by = sortable.find((each) => each === id)
      if (!by) return
      const sort = sortOf[by]
      change({ sort: sort === 'created' ? undefined : sort, up: descending ? undefined : true })
    },
    rowTone: ({ status }: OrderRow) =>
      status === 'CANCELLED' || status === 'REFUNDED' ? ('none' as const) : undefined,
  }
  return { list: usePages(query), table, exporting }
}
