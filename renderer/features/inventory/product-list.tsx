import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProductRow } from '../../../electron/contract/inventory/products.ts'
import { api } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { useOwnPreferences } from '../../person/own-preferences.ts'
import { Button } from '../../ui/button.tsx'
import { ListCount, ListRows } from '../../ui/list-rows.tsx'
import { Empty } from '../../ui/query-states.tsx'
import { byPages, pageSize, usePages } from '../../ui/use-pages.ts'
import { BulkBar } from './bulk-bar.tsx'
import { InventoryFilters } from './inventory-filters.tsx'
import { askedOrder, askedProducts } from './inventory-search.ts'
import { useMarks } from './marks-store.ts'
import { useInventoryView } from './use-inventory-view.ts'
import { useProductColumns } from './use-product-columns.tsx'

/** A column of the table for each order that the host knows. */
const columnOfSort = { name: 'name', price: 'price', stock: 'onHand' } as const
const sortKeys = ['name', 'price', 'stock'] as const

function useProducts() {
  const { wanted } = useInventoryView()
  return useInfiniteQuery(
    api.products.list.infiniteOptions({
      input: (after: string | null) => ({
        ...askedProducts(wanted),
        ...askedOrder(wanted),
        after,
        limit: pageSize,
      }),
      ...byPages,
    }),
  )
}

function NoProducts() {
  const { t } = useTranslation('inventory')
  const { wanted, clear } = useInventoryView()
  const isFiltered = wanted.q !== undefined || wanted.category !== undefined || wanted.show !== undefined
  return (
    <Empty
      icon="box"
      title={isFiltered ? t('emptyTitle') : t('noneTitle')}
      action={isFiltered ? <Button onPress={clear}>{t('clear')}</Button> : undefined}
    >
      {isFiltered ? t('emptyText') : t('noneText')}
    </Empty>
  )
}

/** Search, filters and rows; more rows come as they are scrolled to. */
export function ProductList() {
  const { t } = useTranslation('inventory')
  const { wanted, openId, open, change } = useInventoryView()
  const may = useMay()
  const [{ hiddenProducts = [] }] = useOwnPreferences()
  const mark = useMarks((marks) => marks.mark)
  const keys = useRef<readonly string[]>([])
  const mayMark = may('products:update') && wanted.show !== 'deleted'
  const columns = useProductColumns(mayMark ? keys : null)
  const sorted = askedOrder(wanted)
  const products = useProducts()
  const { rows, first } = usePages(products.data)
  useEffect(() => {
    keys.current = rows.map(({ id }) => id)
  }, [rows])
  return (
    <>
      <InventoryFilters shown={first && <ListCount rows={rows.length} total={first.total} />} />
      {mayMark && <BulkBar keys={rows.map(({ id }) => id)} />}
      <ListRows
        query={products}
        loading={t('loading')}
        failed={t('failed')}
        empty={<NoProducts />}
        caption={t('title')}
        columns={columns}
        hidden={hiddenProducts}
        rows={rows}
        total={first?.total ?? 0}
        openKey={openId}
        onOpen={open}
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
      />
    </>
  )
}
