import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ProductRow } from '../../../electron/contract/inventory/products.ts'
import { api } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { useOwnPreferences } from '../../person/own-preferences.ts'
import { useListView } from '../../ui/use-list-view.ts'
import { byPages, pageSize, usePages } from '../../ui/use-pages.ts'
import { askedOrder, askedProducts, inventoryAddress } from './inventory-search.ts'
import { useMarks } from './marks-store.ts'
import { useProductColumns } from './use-product-columns.tsx'

/** A column of the table for each order that the host knows. */
const columnOfSort = { name: 'name', price: 'price', stock: 'onHand' } as const
const sortKeys = ['name', 'price', 'stock'] as const

/** The products that are asked for, and their table; whoever may change several at once marks them in it. */
export function useProducts() {
  const { wanted, change } = useListView(inventoryAddress)
  const may = useMay()
  const [{ hiddenProducts = [] }] = useOwnPreferences()
  const mark = useMarks((marks) => marks.mark)
  const query = useInfiniteQuery(
    api.products.list.infiniteOptions({
      input: (after: string | null) => ({ ...askedProducts(wanted), ...askedOrder(wanted), after, limit: pageSize }),
      ...byPages,
    }),
  )
  const list = usePages(query)
  const keys = useRef<readonly string[]>([])
  useEffect(() => {
    keys.current = list.rows.map(({ id }) => id)
  }, [list.rows])
  const mayMark = may('products:update') && wanted.show !== 'deleted'
  const sorted = askedOrder(wanted)
  const table = {
    columns: useProductColumns(mayMark ? keys : null),
    hidden: hiddenProducts,
    sorting: { id: columnOfSort[sorted.by], descending: sorted.descending },
    onSort: ({ id, descending }: { id: string; descending: boolean }) => {
      const by = sortKeys.find((each) => columnOfSort[each] === id)
      change({ sort: by === 'name' ? undefined : by, down: descending ? true : undefined })
    },
    ...(mayMark && {
      onMark: (product: ProductRow, range: boolean) => {
        mark(product.id, { range, keys: keys.current })
      },
    }),
  }
  return { list, table, mayMark }
}
