import type { Order, Told } from './shop-words.ts'

const isClosed = ({ status }: Order) => status === 'CANCELLED' || status === 'REFUNDED'
/** Nothing is owed for what was called off or given back; nor what was credited for goods that were not worth it. */
export const dueOf = (order: Order): number => (isClosed(order) ? 0 : order.total - order.credited) - order.paid
export const takesMoney = (order: Order): boolean => !isClosed(order)

export const tell = (order: Order, told: Partial<Told> & Pick<Told, 'kind'>): void => {
  order.story.push({ owed: 0, received: 0, by: null, reason: '', ...told })
}
