import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { formatNumber } from '../../ui/format.ts'
import { Empty, Loading, Problem } from '../../ui/query-states.tsx'
import { CustomersFilters } from './customers-filters.tsx'
import { useCustomersView } from './customers-view-store.ts'
import { useCustomerColumns } from './use-customer-columns.tsx'
import { useCustomers } from './use-customers.ts'

/** Search, filter and rows; more rows come as they are scrolled to. */
export function CustomersList() {
  const { t } = useTranslation('customers')
  const { search, owing, openId, open, clear } = useCustomersView()
  const isFiltered = search !== '' || owing
  const columns = useCustomerColumns()
  const customers = useCustomers()
  const rows = useMemo(() => customers.data?.pages.flatMap((page) => page.rows) ?? [], [customers.data])
  const total = customers.data?.pages[0]?.total ?? 0
  return (
    <div className="customers-main">
      <CustomersFilters
        shown={customers.data ? t('shown', { shown: formatNumber(rows.length), total: formatNumber(total) }) : ''}
      />
      {customers.isPending && (
        <div className="inset">
          <Loading label={t('loading')} />
        </div>
      )}
      {customers.isError && (
        <div className="inset">
          <Problem error={customers.error} title={t('failed')} onRetry={() => void customers.refetch()} />
        </div>
      )}
      {customers.data && rows.length === 0 && (
        <div className="inset">
          <Empty
            icon="customers"
            title={isFiltered ? t('emptyTitle') : t('noneTitle')}
            action={isFiltered ? <Button onPress={clear}>{t('clear')}</Button> : undefined}
          >
            {isFiltered ? t('emptyText') : t('noneText')}
          </Empty>
        </div>
      )}
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
          onMore={customers.hasNextPage ? () => void customers.fetchNextPage() : undefined}
          total={total}
          busy={customers.isFetching}
        />
      )}
    </div>
  )
}
