import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { formatNumber } from '../../ui/format.ts'
import { Empty, Loading, Problem } from '../../ui/query-states.tsx'
import { StaleLine } from '../../ui/stale-line.tsx'
import { InventoryFilters } from './inventory-filters.tsx'
import { useInventoryView } from './inventory-view-store.ts'
import { useProductColumns } from './use-product-columns.tsx'

const pageSize = 100

/** Search, filters and rows; more rows come as they are scrolled to. */
export function ProductList() {
  const { t } = useTranslation('inventory')
  const { search, categoryId, show, openId, open, clear } = useInventoryView()
  const isFiltered = search !== '' || categoryId !== null || show !== null
  const columns = useProductColumns()
  const products = useInfiniteQuery(
    api.products.list.infiniteOptions({
      input: (after: string | null) => ({ search, categoryId, tag: null, show, after, limit: pageSize }),
      initialPageParam: null,
      getNextPageParam: (page) => (page.rows.length < pageSize ? null : (page.rows.at(-1)?.cursor ?? null)),
      placeholderData: keepPreviousData,
    }),
  )
  const rows = useMemo(() => products.data?.pages.flatMap((page) => page.rows) ?? [], [products.data])
  const total = products.data?.pages[0]?.total ?? 0
  return (
    <div className="inv-main">
      <InventoryFilters
        shown={products.data ? t('shown', { shown: formatNumber(rows.length), total: formatNumber(total) }) : ''}
      />
      {products.isPending && (
        <div className="inset">
          <Loading label={t('loading')} />
        </div>
      )}
      {products.isError && !products.data && (
        <div className="inset">
          <Problem error={products.error} title={t('failed')} onRetry={() => void products.refetch()} />
        </div>
      )}
      {products.data && rows.length === 0 && (
        <div className="inset">
          <Empty
            icon="box"
            title={isFiltered ? t('emptyTitle') : t('noneTitle')}
            action={isFiltered ? <Button onPress={clear}>{t('clear')}</Button> : undefined}
          >
            {isFiltered ? t('emptyText') : t('noneText')}
          </Empty>
        </div>
      )}
      <StaleLine query={products} />
      {rows.length > 0 && (
        <DataTable
          caption={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(product) => product.id}
          openKey={openId}
          follows
          onOpen={(product) => {
            open(product.id)
          }}
          onMore={products.hasNextPage ? () => void products.fetchNextPage() : undefined}
          total={total}
          busy={products.isFetching}
        />
      )}
    </div>
  )
}
