import { useTranslation } from 'react-i18next'
import type { OrderMove } from '../../../../electron/contract/orders/order-words.ts'
import type { OrderRow } from '../../../../electron/contract/orders/orders.ts'
import { useMay } from '../../../person/may.ts'
import { nearDay } from '../../../selling/needed.ts'
import { useNeededWords } from '../../../selling/use-needed-words.ts'
import { Button } from '../../../ui/button.tsx'
import { formatMoney } from '../../../ui/format.ts'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { isForward } from './board-moves.ts'

/** Of the moves that the host names, those that this person may make. */
export function useOwnMoves(): (row: OrderRow) => OrderMove[] {
  const may = useMay()
  return ({ moves }) =>
    moves.filter((move) =>
      isForward(move) ? may('orders:process') : move === 'cancel' ? may('orders:cancel') : may('payments:refund'),
    )
}

function Needed({ row: { neededAt, status }, now }: { row: OrderRow; now: number }) {
  const words = useNeededWords(now)
  if (neededAt === null) return null
  const late = neededAt.getTime() < now && status !== 'DELIVERED'
  return (
    <span className={late ? 'board-late' : nearDay(neededAt, now) === 'today' ? 'b' : 't2'}>{words(neededAt)}</span>
  )
}

function Facts({ row }: { row: OrderRow }) {
  const { t } = useTranslation(['board', 'orders'])
  const { dueCentavos: due, items, city, handOver } = row
  const money = formatMoney(Math.abs(due))
  return (
    <span className="board-facts">
      <span className="t3 cut">
        {handOver === 'pickup' ? t('orders:handOver.pickup') : city} · {t('items', { count: items })}
      </span>
      {due === 0 ? (
        <span className="t2">{t('orders:paid')}</span>
      ) : (
        <span className={due > 0 ? 'orders-due' : 't2'}>{t(due > 0 ? 'due' : 'over', { money })}</span>
      )}
    </span>
  )
}

type CardProps = {
  row: OrderRow
  now: number
  isOpen: boolean
  /** The one card that Tab comes to; the arrows go on from it. */
  isAt: boolean
  onOpen: () => void
  onMove: (move: OrderMove) => void
  onDrag: (row: OrderRow | null) => void
}

export function BoardCard({ row, now, isOpen, isAt, onOpen, onMove, onDrag }: CardProps) {
  const { t } = useTranslation(['board', 'orders'])
  const moves = useOwnMoves()(row)
  const number = row.orderNumber.replace(/^MASH-/, '')
  return (
    <li
      className={isOpen ? 'board-card open' : 'board-card'}
      draggable={moves.some(isForward)}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', row.orderNumber)
        onDrag(row)
      }}
      onDragEnd={() => {
        onDrag(null)
      }}
    >
      <button
        type="button"
        className="board-main"
        data-card={row.id}
        tabIndex={isAt ? 0 : -1}
        aria-current={isOpen ? 'true' : undefined}
        onClick={onOpen}
      >
        <span className="board-line">
          <span className="t3">{number}</span>
          <Needed row={row} now={now} />
        </span>
        <span className="b cut">{row.customer.name}</span>
        <Facts row={row} />
      </button>
      {moves.length > 0 && (
        <span className="board-menu" data-moves={row.id}>
          <Menu
            label={t('moves', { number })}
            trigger={
              <Button
                size="sm"
                variant="ghost"
                icon="more"
                label={t('moves', { number })}
                excludeFromTabOrder={!isAt}
              />
            }
          >
            {moves.map((move) => (
              <MenuItem key={move} danger={move === 'cancel'} onAction={() => onMove(move)}>
                {isForward(move) ? t(`orders:move.${move}`) : t(`orders:${move}.open`)}
              </MenuItem>
            ))}
          </Menu>
        </span>
      )}
    </li>
  )
}
