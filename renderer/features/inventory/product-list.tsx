import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProductRow } from '../../../electron/contract/products.ts'
import { api } from '../../api.ts'
import { useMay } from '../../may.ts'
import { useOwnPreferences } from '../../own-preferences.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { formatNumber } from '../../ui/format.ts'
import { Empty, Loading, Problem } from '../../ui/query-states.tsx'
import { StaleLine } from '../../ui/stale-line.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { InventoryFilters } from './inventory-filters.tsx'
import { askedOrder, askedProducts } from './inventory-search.ts'
import { useMarks } from './marks-store.ts'
import { useInventoryView } from './use-inventory-view.ts'
import { useProductColumns } from './use-product-columns.tsx'

const pageSize = 100
/** A column of the table for each order that the host knows. */
const columnOfSort = { name: 'name', price: 'price', stock: 'onHand' } as const
const sortKeys = ['name', 'price', 'stock'] as const

/** Search, filters and rows; more rows come as they are scrolled to. */
export function ProductList() {
  const { t } = useTranslation('inventory')
  const { wanted, openId, open, clear, change } = useInventoryView()
  const may = useMay()
  const [{ hiddenProducts = [] }] = useOwnPreferences()
  const mark = useMarks((marks) => marks.mark)
  const keys = useRef<readonly string[]>([])
  const isFiltered = wanted.q !== undefined || wanted.category !== undefined || wanted.show !== undefined
  const mayMark = may('products:update') && wanted.show !== 'deleted'
  const columns = useProductColumns(mayMark ? keys : null)
  const sorted = askedOrder(wanted)
  const products = useInfiniteQuery(
    api.products.list.infiniteOptions({
      input: (after: string | null) => ({ ...askedProducts(wanted), ...sorted, after, limit: pageSize }),
      initialPageParam: null,
      getNextPageParam: (page) => (page.rows.length < pageSize ? null : (page.rows.at(-1)?.cursor ?? null)),
      placeholderData: keepPreviousData,
    }),
  )
  const rows = useMemo(() => products.data?.pages.flatMap((page) => page.rows) ?? [], [products.data])
  useEffect(() => {
    keys.current = rows.map(({ id }) => id)
  }, [rows])
  const total = products.data?.pages[0]?.total ?? 0
  return (
    <div className="inv-main">
      <InventoryFilters
        shown={products.data ? t('shown', { shown: formatNumber(rows.length), total: formatNumber(total) }) : ''}
      />
      {mayMark && <BulkBar keys={rows.map(({ id }) => id)} />}
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
          hidden={hiddenProducts}
          sorting={{ id: columnOfSort[sorted.by], descending: sorted.descending }}
          onSort={({ id, descending }) => {
            const by = sortKeys.find((each) => columnOfSort[each] === id)
            change({ sort: by === 'name' ? undefined : by, down: descending ? true : undefined })
          }}
          {...(mayMark && {
            onMark: (product: ProductRow, range: boolean) => {
              mark(product.id, { range, keys: keys.current })
            },
          })}
          busy={products.isFetching}
        />
      )}
    </div>
  )
}
