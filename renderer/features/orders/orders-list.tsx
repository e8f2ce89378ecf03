import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { useOwnPreferences } from '../../own-preferences.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { formatNumber } from '../../ui/format.ts'
import { Empty, Loading, Problem } from '../../ui/query-states.tsx'
import { StaleLine } from '../../ui/stale-line.tsx'
import { useNow } from '../../ui/use-now.ts'
import { OrdersFilters } from './orders-filters.tsx'
import { askedFilter, askedSort } from './orders-search.ts'
import { useOrdersView } from './use-orders-view.ts'
import { useOrderColumns } from './use-order-columns.tsx'

const pageSize = 100
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
      initialPageParam: null,
      getNextPageParam: (page) => (page.rows.length < pageSize ? null : (page.rows.at(-1)?.cursor ?? null)),
      placeholderData: keepPreviousData,
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
  const rows = useMemo(() => orders.data?.pages.flatMap((page) => page.rows) ?? [], [orders.data])
  const first = orders.data?.pages[0]
  const total = first ? formatNumber(first.total) + (first.exact ? '' : '+') : ''
  const sorted = askedSort(wanted)
  const sortedColumn = sortable.find((id) => sortOf[id] === sorted.by) ?? 'number'
  return (
    <div className="orders-main">
      <OrdersFilters byStatus shown={first ? t('shown', { shown: formatNumber(rows.length), total }) : ''} />
      {orders.isPending && (
        <div className="inset">
          <Loading label={t('loading')} />
        </div>
      )}
      {orders.isError && !orders.data && (
        <div className="inset">
          <Problem error={orders.error} title={t('failed')} onRetry={() => void orders.refetch()} />
        </div>
      )}
      {orders.data && rows.length === 0 && (
        <div className="inset">
          <Empty icon="list" title={t('empty.title')} action={<Button onPress={clear}>{t('empty.clear')}</Button>}>
            {t('empty.text')}
          </Empty>
        </div>
      )}
      <StaleLine query={orders} />
      {rows.length > 0 && (
        <DataTable
          caption={t('title')}
          columns={columns}
          hidden={hiddenOrders}
          rows={rows}
          rowKey={(row) => row.id}
          openKey={openId}
          follows
          onOpen={(row) => {
            open(row.id)
          }}
          sorting={{ id: sortedColumn, descending: sorted.descending }}
          onSort={({ id, descending }) => {
            const by = sortable.find((each) => each === id)
            if (!by) return
            const sort = sortOf[by]
            change({ sort: sort === 'created' ? undefined : sort, up: descending ? undefined : true })
          }}
          onMore={orders.hasNextPage ? () => void orders.fetchNextPage() : undefined}
          {...(first?.exact && { total: first.total })}
          busy={orders.isFetching}
          rowTone={(row) => (row.status === 'CANCELLED' || row.status === 'REFUNDED' ? 'none' : undefined)}
        />
      )}
    </div>
  )
}
