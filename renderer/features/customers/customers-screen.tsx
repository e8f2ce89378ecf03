import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { withStepUp } from '../../person/step-up.ts'
import { AddButton } from '../../ui/add-button.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { FilterToggle } from '../../ui/filter-chip.tsx'
import { formatNumber } from '../../ui/format.ts'
import { ListScreen } from '../../ui/list-screen.tsx'
import { useExport } from '../../ui/use-export.ts'
import { useListView } from '../../ui/use-list-view.ts'
import { byPages, pageSize, usePages } from '../../ui/use-pages.ts'
import { CustomerDialog } from './customer-dialog.tsx'
import { CustomerPanel } from './customer-panel.tsx'
import { customersAddress } from './customers-search.ts'
import { useCustomerColumns } from './use-customer-columns.tsx'
import './customers.css'

function useWords() {
  const { t } = useTranslation('customers')
  return {
    title: t('title'),
    search: { label: t('searchKey'), placeholder: t('search') },
    loading: t('loading'),
    failed: t('failed'),
    close: t('close'),
    icon: 'customers',
    none: { title: t('noneTitle'), text: t('noneText') },
    noMatch: { title: t('emptyTitle'), text: t('emptyText'), clear: t('clear') },
  } as const
}

function useCustomers() {
  const { wanted } = useListView(customersAddress)
  const filter = { search: wanted.q ?? '', owing: wanted.owing ?? false }
  const exporting = useExport('customers', (format, signal) =>
    withStepUp(() => client.customers.export({ ...filter, format }, { signal })),
  )
  const query = useInfiniteQuery(
    api.customers.list.infiniteOptions({
      input: (after: string | null) => ({ ...filter, after, limit: pageSize }),
      ...byPages,
    }),
  )
  return { exporting, list: usePages(query) }
}

/** Who buys from us, and what is between us? */
export function CustomersScreen() {
  const { t } = useTranslation('customers')
  const may = useMay()
  const view = useListView(customersAddress)
  const { list, exporting } = useCustomers()
  return (
    <ListScreen
      words={useWords()}
      view={view}
      list={list}
      table={{ columns: useCustomerColumns() }}
      panel={(id, close) => <CustomerPanel key={id} id={id} onClose={close} />}
      marks={list.first && <span className="t3">{formatNumber(list.first.total)}</span>}
      exports={[exporting]}
      acts={
        <>
          {may('data:export') && <ExportMenu of={[{ exporting }]} />}
          {may('orders:update') && (
            <AddButton label={t('add')}>
              {(close) => (
                <CustomerDialog
                  card={null}
                  onClose={close}
                  onDone={(id) => {
                    close()
                    view.open(id)
                  }}
                />
              )}
            </AddButton>
          )}
        </>
      }
      filters={
        <FilterToggle
          isOn={view.wanted.owing === true}
          onChange={(isOn) => {
            view.change({ owing: isOn ? true : undefined })
          }}
        >
          {t('owing')}
        </FilterToggle>
      }
    />
  )
}
