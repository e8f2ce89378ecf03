import type { OrderStatus } from '../../../contract/orders/order-words.ts'

type Balance = { status: OrderStatus; totalCentavos: number; creditedCentavos: number; paidCentavos: number }

/** Nothing is owed for what was called off or given back. */
const isClosed = (status: OrderStatus): boolean => status === 'CANCELLED' || status === 'REFUNDED'

/**
 * What the customer still owes: nothing of an order that was cancelled or refunded, so what was paid is owed back; and
 * not what was credited, for it was given back because the goods were not worth it.
 */
export const dueOf = ({ status, totalCentavos, creditedCentavos, paidCentavos }: Balance): number =>
  (isClosed(status) ? 0 : totalCentavos - creditedCentavos) - paidCentavos

/** What a change of status does to what is owed: closing an order takes all of it back, once. */
export const owedByMove = (
  { status, totalCentavos, creditedCentavos }: Omit<Balance, 'paidCentavos'>,
  to: OrderStatus,
): number => (isClosed(to) && !isClosed(status) ? creditedCentavos - totalCentavos : 0)

/** Whether money may still be written down for it. */
export const takesMoney = (status: OrderStatus): boolean => !isClosed(status)
