import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import type { StateName } from '../../ui/pill.tsx'
import { Empty, Loading, Problem } from '../../ui/query-states.tsx'

type LogListProps<Row extends { id: string }> = {
  caption: string
  query: Pick<
    UseInfiniteQueryResult,
    'isPending' | 'isError' | 'error' | 'isFetching' | 'hasNextPage' | 'fetchNextPage' | 'refetch'
  >
  rows: readonly Row[]
  total: number | undefined
  columns: readonly Column<Row>[]
  openId: string | null
  onOpen: (id: string) => void
  isFiltered: boolean
  onClear: () => void
  rowTone?: (row: Row) => StateName | undefined
}

/** The rows of either log in their four states. */
export function LogList<Row extends { id: string }>(props: LogListProps<Row>) {
  const { caption, query, rows, total, columns, openId, onOpen, isFiltered, onClear, rowTone } = props
  const { t } = useTranslation('logs')
  if (query.isPending) {
    return (
      <div className="log-inset">
        <Loading label={t('loading')} rows={12} />
      </div>
    )
  }
  if (query.isError && rows.length === 0) {
    return (
      <div className="log-inset">
        <Problem error={query.error} title={t('failed')} onRetry={() => void query.refetch()} />
      </div>
    )
  }
  if (rows.length === 0) {
    return (
      <div className="log-inset">
        <Empty
          icon="list"
          title={isFiltered ? t('noneFound') : t('emptyTitle')}
          action={isFiltered ? <Button onPress={onClear}>{t('clear')}</Button> : undefined}
        >
          {isFiltered ? t('noneFoundText') : t('emptyText')}
        </Empty>
      </div>
    )
  }
  return (
    <>
      <DataTable
        caption={caption}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        openKey={openId}
        follows
        onOpen={(row) => {
          onOpen(row.id)
        }}
        onMore={query.hasNextPage && !query.isError ? () => void query.fetchNextPage() : undefined}
        {...(total !== undefined && { total })}
        busy={query.isFetching}
        {...(rowTone && { rowTone })}
      />
      {query.isError && (
        <div className="log-inset">
          <Problem error={query.error} title={t('moreFailed')} onRetry={() => void query.fetchNextPage()} />
        </div>
      )}
    </>
  )
}
