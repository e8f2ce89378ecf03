import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { ListCount, ListRows } from '../../ui/list-rows.tsx'
import { Empty } from '../../ui/query-states.tsx'
import { usePages } from '../../ui/use-pages.ts'
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
  const { rows, first } = usePages(customers.data)
  return (
    <>
      <CustomersFilters shown={first && <ListCount rows={rows.length} total={first.total} />} />
      <ListRows
        query={customers}
        loading={t('loading')}
        failed={t('failed')}
        empty={
          <Empty
            icon="customers"
            title={isFiltered ? t('emptyTitle') : t('noneTitle')}
            action={isFiltered ? <Button onPress={clear}>{t('clear')}</Button> : undefined}
          >
            {isFiltered ? t('emptyText') : t('noneText')}
          </Empty>
        }
        caption={t('title')}
        columns={columns}
        rows={rows}
        total={first?.total ?? 0}
        openKey={openId}
        onOpen={open}
      />
    </>
  )
}
