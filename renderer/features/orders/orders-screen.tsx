import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../may.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { formatNumber } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { OrderPanel } from './order-panel.tsx'
import { OrdersList, useOrders } from './orders-list.tsx'
import { PickListButton } from './pick-list-button.tsx'
import { useOrdersView } from './orders-view-store.ts'
import { StatementDialog } from './statement-dialog.tsx'
import './orders.css'

/** What is ordered, and what comes next for it? */
export function OrdersScreen() {
  const { t } = useTranslation(['orders', 'paying'])
  const may = useMay()
  const { openId, open } = useOrdersView()
  const [importing, setImporting] = useState(false)
  const total = useOrders().data?.pages[0]?.total
  const close = () => {
    open(null)
  }
  useHotkey('Escape', close, { enabled: openId !== null, label: t('close') })
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
        {total !== undefined && <span className="t3">{formatNumber(total)}</span>}
        <div className="acts">
          {may('payments:process') && (
            <Button
              variant="ghost"
              icon="table"
              onPress={() => {
                setImporting(true)
              }}
            >
              {t('paying:statement.open')}
            </Button>
          )}
          {may('orders:update') && <PickListButton />}
          {may('orders:update') && (
            <Link to="/orders/new" className={buttonClass({ variant: 'pri' })}>
              <Icon name="add" />
              {t('new.open')}
              <KeyCap>F2</KeyCap>
            </Link>
          )}
        </div>
      </div>
      <div className={openId === null ? 'orders-split' : 'orders-split open'}>
        <OrdersList />
        {openId !== null && <OrderPanel key={openId} id={openId} onClose={close} />}
      </div>
      {importing && (
        <StatementDialog
          onClose={() => {
            setImporting(false)
          }}
        />
      )}
    </>
  )
}
