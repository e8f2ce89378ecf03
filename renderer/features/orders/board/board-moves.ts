import type { OrderMove } from '../../../../electron/contract/orders/order-words.ts'
import type { BoardColumn, OrderRow } from '../../../../electron/contract/orders/orders.ts'

export type BoardStatus = BoardColumn['status']
export type Forward = Exclude<OrderMove, 'cancel' | 'refund'>

/** Where a move takes a card. Which moves there are, each row says itself. */
const leadsTo: Record<Forward, BoardStatus> = {
  confirm: 'CONFIRMED',
  process: 'PROCESSING',
  ship: 'SHIPPED',
  deliver: 'DELIVERED',
}
const forwards = Object.keys(leadsTo) as Forward[]

export const isForward = (move: OrderMove): move is Forward => move in leadsTo

/** The move that takes this card to that column; null: there is none. */
export const moveInto = ({ moves }: Pick<OrderRow, 'moves'>, status: BoardStatus): Forward | null =>
  forwards.find((move) => leadsTo[move] === status && moves.includes(move)) ?? null

/** The board as it will be when the host agrees; the card goes on top, where it is seen. */
export function withMoved(columns: readonly BoardColumn[], row: OrderRow, move: Forward): BoardColumn[] {
  const target = leadsTo[move]
  return columns.map((column) => {
    const rows = column.rows.filter(({ id }) => id !== row.id)
    const left = column.total - (column.rows.length - rows.length)
    if (column.status !== target) return { ...column, rows, total: left }
    // What comes next for it only the host knows.
    return { ...column, rows: [{ ...row, status: target, moves: [] }, ...rows], total: left + 1 }
  })
}

export type Spot = { column: number; row: number }

const steps: Record<string, Spot | undefined> = {
  ArrowUp: { column: 0, row: -1 },
  ArrowDown: { column: 0, row: 1 },
  ArrowLeft: { column: -1, row: 0 },
  ArrowRight: { column: 1, row: 0 },
}

/** The card that an arrow leads to: sideways to the next column that has cards, as near to the same height as there is. */
export function nextSpot(key: string, from: Spot, counts: readonly number[]): Spot | null {
  const step = steps[key]
  if (!step) return null
  if (step.column === 0) {
    const row = from.row + step.row
    return row >= 0 && row < (counts[from.column] ?? 0) ? { column: from.column, row } : null
  }
  for (let column = from.column + step.column; column >= 0 && column < counts.length; column += step.column) {
    const count = counts[column] ?? 0
    if (count > 0) return { column, row: Math.min(from.row, count - 1) }
  }
  return null
}
