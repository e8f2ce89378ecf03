import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../may.ts'
import { Button } from '../../ui/button.tsx'
import { formatNumber } from '../../ui/format.ts'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { CustomerDialog } from './customer-dialog.tsx'
import { CustomerPanel } from './customer-panel.tsx'
import { CustomerRefusal } from './customer-refusal.tsx'
import { CustomersList } from './customers-list.tsx'
import { useCustomersView } from './customers-view-store.ts'
import { useCustomers } from './use-customers.ts'
import { useExport } from './use-export.ts'
import './customers.css'

/** Who buys from us, and what is between us? */
export function CustomersScreen() {
  const { t } = useTranslation('customers')
  const may = useMay()
  const { openId, open } = useCustomersView()
  const [isAdding, setAdding] = useState(false)
  const total = useCustomers().data?.pages[0]?.total
  const exporting = useExport()
  const close = () => {
    open(null)
  }
  useHotkey('Escape', close, { enabled: openId !== null, label: t('close') })
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
        {total !== undefined && <span className="t3">{formatNumber(total)}</span>}
        <CustomerRefusal error={exporting.error} />
        <div className="acts">
          {may('data:export') && (
            <Button
              variant="ghost"
              icon="download"
              busy={exporting.isPending}
              onPress={() => {
                exporting.mutate()
              }}
            >
              {t('export')}
            </Button>
          )}
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
      <div className={openId === null ? 'customers-split' : 'customers-split open'}>
        <CustomersList />
        {openId !== null && <CustomerPanel key={openId} id={openId} onClose={close} />}
      </div>
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
