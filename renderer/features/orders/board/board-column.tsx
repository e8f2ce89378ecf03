import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderMove } from '../../../../electron/contract/orders/order-words.ts'
import type { BoardColumn as Column, OrderRow } from '../../../../electron/contract/orders/orders.ts'
import { Button } from '../../../ui/button.tsx'
import { formatNumber } from '../../../ui/format.ts'
import { OrderState } from '../order-parts.tsx'
import { BoardCard } from './board-card.tsx'
import { type Forward, moveInto } from './board-moves.ts'

type ColumnProps = {
  column: Column
  now: number
  openId: string | null
  atId: string | null
  /** The card that is being dragged. */
  dragged: OrderRow | null
  onDrag: (row: OrderRow | null) => void
  onOpen: (id: string) => void
  onMove: (row: OrderRow, move: OrderMove) => void
  onMore: () => void
}

function useDrop({ dragged, move, onDrop }: { dragged: OrderRow | null; move: Forward | null; onDrop: () => void }) {
  const [over, setOver] = useState(false)
  return {
    over: over && dragged !== null,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!move) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: (event: DragEvent) => {
        const to = event.relatedTarget
        if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false)
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault()
        setOver(false)
        onDrop()
      },
    },
  }
}

export function BoardColumn(props: ColumnProps) {
  const { column, now, openId, atId, dragged, onDrag, onOpen, onMove, onMore } = props
  const { t } = useTranslation(['board', 'orders'])
  const move = dragged && moveInto(dragged, column.status)
  const { over, handlers } = useDrop({
    dragged,
    move,
    onDrop: () => {
      if (dragged && move) onMove(dragged, move)
    },
  })
  const n = formatNumber(column.total) + (column.exact ? '' : '+')
  const more = column.total - column.rows.length
  const dropClass = dragged === null || dragged.status === column.status ? '' : move ? ' takes' : ' shut'
  return (
    <section
      className={`board-column${dropClass}${over ? ' over' : ''}`}
      aria-label={t('column', { status: t(`orders:status.${column.status}`), n })}
      {...handlers}
    >
      <header>
        <OrderState status={column.status} />
        <span className="t3">{n}</span>
        {column.status === 'DELIVERED' && <span className="t3 small board-span">{t('lastWeek')}</span>}
      </header>
      <div className="board-cards">
        {dropClass === ' takes' && move && (
          <p className="board-drop">{t('dropHere', { move: t(`orders:move.${move}`) })}</p>
        )}
        {column.rows.length === 0 && dropClass !== ' takes' && <p className="t3 small board-none">{t('none')}</p>}
        <ul>
          {column.rows.map((row) => (
            <BoardCard
              key={row.id}
              row={row}
              now={now}
              isOpen={row.id === openId}
              isAt={row.id === atId}
              onOpen={() => {
                onOpen(row.id)
              }}
              onMove={(chosen) => {
                onMove(row, chosen)
              }}
              onDrag={onDrag}
            />
          ))}
        </ul>
        {more > 0 && (
          <Button size="sm" variant="ghost" onPress={onMore}>
            {t('more', { n: formatNumber(more) })}
          </Button>
        )}
      </div>
    </section>
  )
}
