import { useTranslation } from 'react-i18next'
import { DataTable, type DataTableProps } from './data-table.tsx'
import { formatNumber } from './format.ts'
import { ListStates, type ListStatesProps } from './list-states.tsx'
import { Problem } from './query-states.tsx'

/** A list that is read whole has no pages. */
export type ListQuery = ListStatesProps['query'] & {
  hasNextPage?: boolean
  isFetchNextPageError?: boolean
  fetchNextPage?: () => Promise<unknown>
}

type Taken = 'rowKey' | 'onOpen' | 'follows' | 'onMore' | 'busy'

type ListRowsProps<Row extends { id: string }> = Omit<DataTableProps<Row>, Taken> &
  Omit<ListStatesProps, 'isEmpty' | 'query'> & { query: ListQuery; onOpen: (id: string) => void }

/** The rows of a list in their four states; more come as they are scrolled to, and each opens beside them. */
export function ListRows<Row extends { id: string }>(props: ListRowsProps<Row>) {
  const { query, loading, failed, empty, onOpen, ...table } = props
  const { t } = useTranslation('common')
  return (
    <>
      <ListStates isEmpty={table.rows.length === 0} {...{ query, loading, failed, empty }} />
      {table.rows.length > 0 && (
        <DataTable
          {...table}
          rowKey={(row) => row.id}
          follows
          onOpen={(row) => {
            onOpen(row.id)
          }}
          onMore={query.hasNextPage && !query.isError ? () => void query.fetchNextPage?.() : undefined}
          busy={query.isFetching}
        />
      )}
      {query.isFetchNextPageError && (
        <div className="inset">
          <Problem error={query.error} title={t('table.moreFailed')} onRetry={() => void query.fetchNextPage?.()} />
        </div>
      )}
    </>
  )
}

/** "100 of 1,204"; `exact` false: at least so many. */
export function ListCount({ rows, total, exact = true }: { rows: number; total: number; exact?: boolean }) {
  const { t } = useTranslation('common')
  return t('table.shown', { shown: formatNumber(rows), total: formatNumber(total) + (exact ? '' : '+') })
}
