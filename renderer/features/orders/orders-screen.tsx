import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../person/may.ts'
import { useOwnPreferences } from '../../person/own-preferences.ts'
import { buttonClass } from '../../ui/button.tsx'
import { ColumnsMenu } from '../../ui/columns-menu.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { ListScreen } from '../../ui/list-screen.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import type { Exporting } from '../../ui/use-export.ts'
import { useNow } from '../../ui/use-now.ts'
import { OrdersBoard } from './board/orders-board.tsx'
import { OrderPanel } from './order-panel.tsx'
import { OrdersFilters } from './orders-filters.tsx'
import { OrdersMore } from './orders-more.tsx'
import { PickListButton } from './pick-list-button.tsx'
import { useLiveOrders } from './use-live-orders.ts'
import { useOrderColumns } from './use-order-columns.tsx'
import { useOrders } from './use-orders.ts'
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

function useWords() {
  const { t } = useTranslation(['orders', 'board'])
  return {
    title: t('title'),
    search: { label: t('searchKey'), placeholder: t('search') },
    loading: t('loading'),
    failed: t('failed'),
    close: t('close'),
    icon: 'list',
    none: { title: t('empty.title'), text: t('empty.text') },
    noMatch: { title: t('empty.title'), text: t('board:noneText'), clear: t('empty.clear') },
  } as const
}

function Acts({ exporting }: { exporting: Exporting }) {
  const { t } = useTranslation('orders')
  const may = useMay()
  const { as } = useOrdersView()
  return (
    <>
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
    </>
  )
}

/** What is ordered, and what comes next for it? */
export function OrdersScreen() {
  const view = useOrdersView()
  const words = useWords()
  const { list, table, exporting } = useOrders()
  useLiveOrders()
  return (
    <ListScreen
      words={words}
      view={view}
      list={list}
      table={table}
      panel={(id, close) => <OrderPanel key={id} id={id} onClose={close} />}
      marks={<As />}
      exports={[exporting]}
      acts={<Acts exporting={exporting} />}
      filters={<OrdersFilters byStatus />}
      instead={view.as === 'board' && <OrdersBoard words={words} />}
    />
  )
}
