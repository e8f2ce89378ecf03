import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '../../api.ts'
import { useStream } from '../../stream.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { formatNumber } from '../../ui/format.ts'
import { Empty, Loading, Problem } from '../../ui/query-states.tsx'
import { StaleLine } from '../../ui/stale-line.tsx'
import { useNow } from '../../ui/use-now.ts'
import { OrdersFilters } from './orders-filters.tsx'
import { useOrdersView } from './orders-view-store.ts'
import { useOrderColumns } from './use-order-columns.tsx'

const pageSize = 100

/** Orders changed here or on another desk: what is in sight is asked for again. */
function useLiveOrders() {
  const queries = useQueryClient()
  const { state } = useStream({
    key: ['orders'],
    open: (signal) => client.orders.changes(undefined, { signal }),
    start: 0,
    fold: (_, { at }: { at: Date }) => at.getTime(),
  })
  useEffect(() => {
    if (state === 0) return
    void queries.invalidateQueries({ queryKey: api.orders.list.key() })
    void queries.invalidateQueries({ queryKey: api.orders.get.key() })
  }, [queries, state])
}

export function useOrders() {
  const { search, status, channel, unpaid } = useOrdersView()
  return useInfiniteQuery(
    api.orders.list.infiniteOptions({
      input: (after: string | null) => ({
        search,
        status: status ? [status] : [],
        channel,
        unpaid,
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
  const { openId, open, clear } = useOrdersView()
  const columns = useOrderColumns(useNow(60_000))
  const orders = useOrders()
  useLiveOrders()
  const rows = useMemo(() => orders.data?.pages.flatMap((page) => page.rows) ?? [], [orders.data])
  const first = orders.data?.pages[0]
  const total = first ? formatNumber(first.total) + (first.exact ? '' : '+') : ''
  return (
    <div className="orders-main">
      <OrdersFilters shown={first ? t('shown', { shown: formatNumber(rows.length), total }) : ''} />
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
          rows={rows}
          rowKey={(row) => row.id}
          openKey={openId}
          follows
          onOpen={(row) => {
            open(row.id)
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
