import type { OrderMove, OrderStatus } from '../../contract/orders/order-words.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'

/** Decision 64: which move leads where. What is not here is refused. */
export const orderMoves: Record<OrderStatus, Partial<Record<OrderMove, OrderStatus>>> = {
  PENDING: { confirm: 'CONFIRMED', cancel: 'CANCELLED' },
  CONFIRMED: { process: 'PROCESSING', cancel: 'CANCELLED' },
  PROCESSING: { ship: 'SHIPPED', cancel: 'CANCELLED' },
  SHIPPED: { deliver: 'DELIVERED' },
  DELIVERED: { refund: 'REFUNDED' },
  CANCELLED: {},
  REFUNDED: {},
}

export type OrderFacts = {
  status: OrderStatus
  lines: number
  /** Whether the goods may leave: paid for and proved, paid at the door, or released by someone with a reason. */
  released: boolean
}

export type MoveRefusal =
  | { code: 'MOVE_NOT_ALLOWED'; data: { status: OrderStatus } }
  | { code: 'ORDER_EMPTY' }
  | { code: 'NOT_RELEASED' }

const guards: Partial<Record<OrderMove, (order: OrderFacts) => MoveRefusal | null>> = {
  confirm: (order) => (order.lines === 0 ? { code: 'ORDER_EMPTY' } : null),
  ship: (order) => (order.released ? null : { code: 'NOT_RELEASED' }),
}

/** The status after a move, or why it can't be made. */
export function applyMove(order: OrderFacts, move: OrderMove): Result<OrderStatus, MoveRefusal> {
  const target = orderMoves[order.status][move]
  if (!target) return refuse({ code: 'MOVE_NOT_ALLOWED', data: { status: order.status } })
  const refusal = guards[move]?.(order)
  return refusal ? refuse(refusal) : ok(target)
}

/** The moves a screen may offer; one that only waits for its release is among them, so that the page can say so. */
export const movesOf = (status: OrderStatus): OrderMove[] => Object.keys(orderMoves[status]) as OrderMove[]

/** Lines may change while nothing is packed; after that the order is cancelled or refunded. */
export const isEditable = (status: OrderStatus): boolean => ['PENDING', 'CONFIRMED', 'PROCESSING'].includes(status)
