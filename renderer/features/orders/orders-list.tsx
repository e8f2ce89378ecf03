import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { useOwnPreferences } from '../../person/own-preferences.ts'
import { Button } from '../../ui/button.tsx'
import { ListCount, ListRows } from '../../ui/list-rows.tsx'
import { Empty } from '../../ui/query-states.tsx'
import { useNow } from '../../ui/use-now.ts'
import { byPages, pageSize, usePages } from '../../ui/use-pages.ts'
import { OrdersFilters } from './orders-filters.tsx'
import { askedFilter, askedSort } from './orders-search.ts'
import { useOrdersView } from './use-orders-view.ts'
import { useOrderColumns } from './use-order-columns.tsx'

/** A column of the table, and what the host sorts by for it. */
const sortOf = { number: 'created', needed: 'needed', due: 'due', total: 'total' } as const
type Sortable = keyof typeof sortOf
const sortable = Object.keys(sortOf) as Sortable[]

function useOrders() {
  const { wanted } = useOrdersView()
  const now = useNow(60_000)
  return useInfiniteQuery(
    api.orders.list.infiniteOptions({
      input: (after: string | null) => ({
        ...askedFilter(wanted, now),
        ...askedSort(wanted),
        after,
        limit: pageSize,
      }),
      ...byPages,
    }),
  )
}

/** Search, filters and rows; more rows come as they are scrolled to. */
export function OrdersList() {
  const { t } = useTranslation('orders')
  const { wanted, openId, open, clear, change } = useOrdersView()
  const [{ hiddenOrders = [] }] = useOwnPreferences()
  const columns = useOrderColumns(useNow(60_000))
  const orders = useOrders()
  const { rows, first } = usePages(orders.data)
  const sorted = askedSort(wanted)
  return (
    <>
      <OrdersFilters
        byStatus
        shown={first && <ListCount rows={rows.length} total={first.total} exact={first.exact} />}
      />
      <ListRows
        query={orders}
        loading={t('loading')}
        failed={t('failed')}
        empty={
          <Empty icon="list" title={t('empty.title')} action={<Button onPress={clear}>{t('empty.clear')}</Button>}>
            {t('empty.text')}
          </Empty>
        }
        caption={t('title')}
        columns={columns}
        hidden={hiddenOrders}
        rows={rows}
        {...(first?.exact && { total: first.total })}
        openKey={openId}
        onOpen={open}
        sorting={{
          id: sortable.find((id) => sortOf[id] === sorted.by) ?? 'number',
          descending: sorted.descending,
        }}
        onSort={({ id, descending }) => {
          const by = sortable.find((each) => each === id)
          if (!by) return
          const sort = sortOf[by]
          change({ sort: sort === 'created' ? undefined : sort, up: descending ? undefined : true })
        }}
        rowTone={(row) => (row.status === 'CANCELLED' || row.status === 'REFUNDED' ? 'none' : undefined)}
      />
    </>
  )
}
