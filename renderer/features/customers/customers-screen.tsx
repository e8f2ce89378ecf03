import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { withStepUp } from '../../person/step-up.ts'
import { Button } from '../../ui/button.tsx'
import { ExportMenu } from '../../ui/export-menu.tsx'
import { ExportNote } from '../../ui/export-note.tsx'
import { formatNumber } from '../../ui/format.ts'
import { ListPage } from '../../ui/list-page.tsx'
import { useExport } from '../../ui/use-export.ts'
import { CustomerDialog } from './customer-dialog.tsx'
import { CustomerPanel } from './customer-panel.tsx'
import { CustomersList } from './customers-list.tsx'
import { useCustomersView } from './customers-view-store.ts'
import { useCustomers } from './use-customers.ts'
import './customers.css'

function useCustomersExport() {
  const { search, owing } = useCustomersView()
  return useExport('customers', (format, signal) =>
    withStepUp(() => client.customers.export({ search, owing, format }, { signal })),
  )
}

/** Who buys from us, and what is between us? */
export function CustomersScreen() {
  const { t } = useTranslation('customers')
  const may = useMay()
  const { openId, open } = useCustomersView()
  const [isAdding, setAdding] = useState(false)
  const total = useCustomers().data?.pages[0]?.total
  const exporting = useCustomersExport()
  const close = () => {
    open(null)
  }
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
        {total !== undefined && <span className="t3">{formatNumber(total)}</span>}
        <div className="acts">
          {may('data:export') && <ExportMenu of={[{ exporting }]} />}
          {may('orders:update') && (
            <Button
              variant="pri"
              icon="add"
              onPress={() => {
                setAdding(true)
              }}
            >
              {t('add')}
            </Button>
          )}
        </div>
      </div>
      <ExportNote shown={exporting.shown} onStop={exporting.close} />
      <ListPage
        side={openId === null ? null : <CustomerPanel key={openId} id={openId} onClose={close} />}
        onClose={close}
        closeLabel={t('close')}
      >
        <CustomersList />
      </ListPage>
      {isAdding && (
        <CustomerDialog
          card={null}
          onClose={() => {
            setAdding(false)
          }}
          onDone={(id) => {
            setAdding(false)
            open(id)
          }}
        />
      )}
    </>
  )
}
