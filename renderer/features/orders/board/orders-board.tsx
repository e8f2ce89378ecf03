import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderMove } from '../../../../electron/contract/orders/order-words.ts'
import type { OrderRow } from '../../../../electron/contract/orders/orders.ts'
import { api } from '../../../host/api.ts'
import { Button } from '../../../ui/button.tsx'
import { formatNumber } from '../../../ui/format.ts'
import { ListBar } from '../../../ui/list-bar.tsx'
import { ListEmpty } from '../../../ui/list-empty.tsx'
import { ListStates } from '../../../ui/list-states.tsx'
import type { ListWords } from '../../../ui/list-words.ts'
import { useNow } from '../../../ui/use-now.ts'
import { changedOrder, OrderRefusal } from '../order-refusal.tsx'
import { OrdersFilters } from '../orders-filters.tsx'
import { askedFilter } from '../orders-search.ts'
import { useOrdersView } from '../use-orders-view.ts'
import { BoardColumn } from './board-column.tsx'
import { isForward } from './board-moves.ts'
import { CancelFromBoard } from './cancel-from-board.tsx'
import { useBoardKeys } from './use-board-keys.ts'
import { type BoardMove, useBoardMove } from './use-board-move.ts'
import './board.css'

/** The last event that the card knew of: as many as its version is behind are new. */
function sinceOf(error: unknown, row: OrderRow): number {
  const current = changedOrder(error)
  if (!current) return 0
  return current.events.at(-1 - (current.version - row.version))?.seq ?? 0
}

function Refused({ error, tried, onClose }: { error: Error; tried: BoardMove; onClose: () => void }) {
  const { t } = useTranslation('board')
  return (
    <div className="board-refused">
      <span className="b">{t('refused', { number: tried.row.orderNumber })}</span>
      <OrderRefusal error={error} since={sinceOf(error, tried.row)} />
      <Button size="sm" variant="ghost" icon="close" label={t('close')} onPress={onClose} />
    </div>
  )
}

/** Where every open order stands; a card is moved by dragging it, or from its menu. */
export function OrdersBoard({ words }: { words: ListWords }) {
  const { t } = useTranslation(['board', 'orders'])
  const now = useNow(60_000)
  const view = useOrdersView()
  const { wanted, openId, open, tableOf } = view
  const { status: _, ...filter } = askedFilter(wanted, now)
  const found = useQuery(api.orders.board.queryOptions({ input: filter, placeholderData: keepPreviousData }))
  const columns = found.data ?? []
  const move = useBoardMove(filter)
  const [dragged, setDragged] = useState<OrderRow | null>(null)
  const [cancels, setCancels] = useState<string | null>(null)
  const { board, atId, follow, handlers } = useBoardKeys(columns)
  const onMove = (row: OrderRow, chosen: OrderMove) => {
    setDragged(null)
    if (isForward(chosen)) {
      // Dropped by hand, nobody's focus was on it.
      if (dragged === null) follow(row.id)
      move.mutate({ row, move: chosen })
    } else if (chosen === 'cancel') setCancels(row.id)
    else open(row.id)
  }
  const total = columns.reduce((sum, column) => sum + column.total, 0)
  return (
    <>
      {words.search && (
        <ListBar words={words.search} view={view} shown={found.data && formatNumber(total)}>
          <OrdersFilters byStatus={false} />
        </ListBar>
      )}
      {move.isError && <Refused error={move.error} tried={move.variables} onClose={move.reset} />}
      <ListStates
        query={found}
        isEmpty={total === 0}
        loading={t('loading')}
        failed={t('failed')}
        empty={<ListEmpty words={words} isFiltered={view.isFiltered} onClear={view.clear} />}
      />
      {total > 0 && (
        <>
          <div ref={board} className="board" aria-busy={found.isFetching} {...handlers}>
            {columns.map((column) => (
              <BoardColumn
                key={column.status}
                {...{ column, now, openId, atId, dragged, onMove }}
                onDrag={setDragged}
                onOpen={open}
                onMore={() => {
                  tableOf([column.status])
                }}
              />
            ))}
          </div>
          <p className="board-help t3 small">{t('help')}</p>
        </>
      )}
      {cancels !== null && (
        <CancelFromBoard
          id={cancels}
          onClose={() => {
            setCancels(null)
          }}
        />
      )}
    </>
  )
}
