import type { OrderStatus } from '../../contract/order-words.ts'

type Balance = { status: OrderStatus; totalCentavos: number; paidCentavos: number }

/** Nothing is owed for what was called off or given back. */
const isClosed = (status: OrderStatus): boolean => status === 'CANCELLED' || status === 'REFUNDED'

/** What the customer still owes: nothing of an order that was cancelled or refunded, so what was paid is owed back. */
export const dueOf = ({ status, totalCentavos, paidCentavos }: Balance): number =>
  (isClosed(status) ? 0 : totalCentavos) - paidCentavos

/** What a change of status does to what is owed: closing an order takes all of it back, once. */
export const owedByMove = (from: OrderStatus, to: OrderStatus, totalCentavos: number): number =>
  isClosed(to) && !isClosed(from) ? -totalCentavos : 0

/** Whether money may still be written down for it. */
export const takesMoney = (status: OrderStatus): boolean => !isClosed(status)
