import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Count } from '../../../electron/contract/inventory/stock.ts'
import { api } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { formatDateTime } from '../../ui/format.ts'
import { listAddress, nothingElse } from '../../ui/list-address.ts'
import { ListScreen } from '../../ui/list-screen.tsx'
import { State } from '../../ui/pill.tsx'
import { useListView } from '../../ui/use-list-view.ts'
import { StartCountDialog } from './start-count-dialog.tsx'
import './inventory.css'

const countsAddress = listAddress({
  path: '/inventory/counts',
  filter: nothingElse,
  sort: nothingElse,
  beside: nothingElse,
})

type CountHead = Omit<Count, 'lines'>

function useColumns(): Column<CountHead>[] {
  const { t } = useTranslation('inventory')
  return useMemo(
    () => [
      {
        id: 'started',
        header: t('count.started'),
        cell: (count) => <span className="b">{formatDateTime(count.startedAt)}</span>,
        width: 240,
      },
      { id: 'by', header: t('count.by'), cell: (count) => count.startedBy ?? '', width: 190 },
      { id: 'note', header: t('stock.notes'), cell: (count) => <span className="t2">{count.note}</span> },
      {
        id: 'state',
        header: t('column.state'),
        cell: (count) =>
          count.closedAt ? (
            <State state="ok">{t('count.closedAt', { at: formatDateTime(count.closedAt) })}</State>
          ) : (
            <State state="info">{t('count.open')}</State>
          ),
        width: 300,
      },
    ],
    [t],
  )
}

function useWords() {
  const { t } = useTranslation('inventory')
  return {
    title: t('count.title'),
    loading: t('count.loading'),
    failed: t('count.failed'),
    close: t('panel.close'),
    icon: 'list',
    none: { title: t('count.emptyTitle'), text: t('count.emptyText') },
  } as const
}

/** Counts of the cold room, the newest first. A count opens as a sheet of its own. */
export function CountsScreen() {
  const { t } = useTranslation('inventory')
  const may = useMay()
  const navigate = useNavigate()
  const view = useListView(countsAddress)
  const [isStarting, setStarting] = useState(false)
  const query = useQuery(api.stock.counts.queryOptions())
  const rows = query.data ?? []
  const columns = useColumns()
  const open = (id: string | null) => {
    if (id !== null) void navigate({ to: '/inventory/counts/$countId', params: { countId: id } })
  }
  const start = (
    <Button
      variant="pri"
      icon="add"
      onPress={() => {
        setStarting(true)
      }}
    >
      {t('count.start')}
    </Button>
  )
  return (
    <>
      <ListScreen
        words={useWords()}
        view={{ ...view, openId: null, open }}
        list={{ query, rows, first: { total: rows.length } }}
        table={{ columns }}
        panel={() => null}
        acts={may('inventory:adjust') && start}
      />
      {isStarting && (
        <StartCountDialog
          onClose={() => {
            setStarting(false)
          }}
          onStarted={open}
        />
      )}
    </>
  )
}
