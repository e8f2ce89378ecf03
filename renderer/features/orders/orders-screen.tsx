import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { useOwnPreferences } from '../../person/own-preferences.ts'
import { buttonClass } from '../../ui/button.tsx'
import { ColumnsMenu } from '../../ui/columns-menu.tsx'
import { ExportNote } from '../../ui/export-note.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { ListPage } from '../../ui/list-page.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useExport } from '../../ui/use-export.ts'
import { useNow } from '../../ui/use-now.ts'
import { OrderPanel } from './order-panel.tsx'
import { OrdersBoard } from './board/orders-board.tsx'
import { OrdersList } from './orders-list.tsx'
import { OrdersMore } from './orders-more.tsx'
import { askedFilter, askedSort } from './orders-search.ts'
import { PickListButton } from './pick-list-button.tsx'
import { useLiveOrders } from './use-live-orders.ts'
import { useOrderColumns } from './use-order-columns.tsx'
import { useOrdersView } from './use-orders-view.ts'
import './orders.css'

const alwaysShown = ['number', 'customer']

function Columns() {
  const [{ hiddenOrders = [] }, save] = useOwnPreferences()
  const columns = useOrderColumns(useNow(60_000))
  return (
    <ColumnsMenu
      options={columns.filter(({ id }) => !alwaysShown.includes(id)).map(({ id, header }) => ({ id, label: header }))}
      hidden={hiddenOrders}
      onChange={(hidden) => {
        save({ hiddenOrders: hidden })
      }}
    />
  )
}

function As() {
  const { t } = useTranslation('board')
  const { as, showAs } = useOrdersView()
  return (
    <Segmented
      label={t('as')}
      value={as}
      onChange={showAs}
      options={[
        {
          id: 'table',
          label: (
            <>
              <Icon name="list" small />
              {t('table')}
            </>
          ),
        },
        {
          id: 'board',
          label: (
            <>
              <Icon name="board" small />
              {t('board')}
            </>
          ),
        },
      ]}
    />
  )
}

/** What is ordered, and what comes next for it? */
export function OrdersScreen() {
  const { t } = useTranslation('orders')
  const may = useMay()
  const { wanted, as, openId, open } = useOrdersView()
  const now = useNow(60_000)
  useLiveOrders()
  const exporting = useExport('orders', (format, signal) =>
    client.orders.export({ ...askedFilter(wanted, now), ...askedSort(wanted), format }, { signal }),
  )
  const close = () => {
    open(null)
  }
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
        <As />
        <div className="acts">
          {may('orders:update') && <PickListButton />}
          {as === 'table' && <Columns />}
          <OrdersMore exporting={exporting} />
          {may('orders:update') && (
            <Link to="/orders/new" className={buttonClass({ variant: 'pri' })}>
              <Icon name="add" />
              {t('new.open')}
              <KeyCap>F2</KeyCap>
            </Link>
          )}
        </div>
      </div>
      <ExportNote shown={exporting.shown} onStop={exporting.close} />
      <ListPage
        side={openId === null ? null : <OrderPanel key={openId} id={openId} onClose={close} />}
        onClose={close}
        closeLabel={t('close')}
      >
        {as === 'table' ? <OrdersList /> : <OrdersBoard />}
      </ListPage>
    </>
  )
}
