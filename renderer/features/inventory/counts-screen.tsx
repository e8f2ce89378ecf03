import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Count } from '../../../electron/contract/inventory/stock.ts'
import { api } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { formatDateTime } from '../../ui/format.ts'
import { ListStates } from '../../ui/list-states.tsx'
import { State } from '../../ui/pill.tsx'
import { Empty } from '../../ui/query-states.tsx'
import { StartCountDialog } from './start-count-dialog.tsx'
import './inventory.css'

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

/** Counts of the cold room, the newest first. */
export function CountsScreen() {
  const { t } = useTranslation('inventory')
  const may = useMay()
  const navigate = useNavigate()
  const [isStarting, setStarting] = useState(false)
  const counts = useQuery(api.stock.counts.queryOptions())
  const columns = useColumns()
  const open = (id: string) => void navigate({ to: '/inventory/counts/$countId', params: { countId: id } })
  const start = may('inventory:adjust') && (
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
      <div className="head">
        <h1>{t('count.title')}</h1>
        <div className="acts">{start}</div>
      </div>
      <div className="list-main lined">
        <ListStates
          query={counts}
          isEmpty={counts.data?.length === 0}
          loading={t('count.loading')}
          failed={t('count.failed')}
          empty={
            <Empty icon="list" title={t('count.emptyTitle')}>
              {t('count.emptyText')}
            </Empty>
          }
        />
        {counts.data && counts.data.length > 0 && (
          <DataTable
            caption={t('count.title')}
            columns={columns}
            rows={counts.data}
            rowKey={(count) => count.id}
            onOpen={(count) => {
              open(count.id)
            }}
            total={counts.data.length}
          />
        )}
      </div>
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
