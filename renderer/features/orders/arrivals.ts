import { z } from 'zod'
import { orderStatus } from '../../../electron/contract/order-words.ts'
import { readDraft, writeDraft } from '../../ui/use-draft.ts'
import { blankDraft, draftName } from './new-order-draft.ts'
import { useOrdersView } from './orders-view-store.ts'

const ordersSearch = z.object({
  order: z.string().max(100).optional().catch(undefined),
  status: orderStatus.optional().catch(undefined),
  unpaid: z.literal(true).optional().catch(undefined),
  text: z.string().max(100).optional().catch(undefined),
})
type OrdersSearch = z.infer<typeof ordersSearch>

/** What another screen asks the list to show. */
export const readOrdersSearch = (search: unknown): OrdersSearch => ordersSearch.parse(search)

/** Opens the order, or filters as asked; without a wish the list is as the person left it. */
export function arriveAtOrders({ order, status, unpaid, text }: OrdersSearch): void {
  const { open, clear, change } = useOrdersView.getState()
  if (status !== undefined || unpaid !== undefined || text !== undefined) {
    clear()
    open(null)
    change({ status: status ?? null, unpaid: unpaid ?? false, search: text ?? '' })
  }
  if (order !== undefined) open(order)
}

const newOrderSearch = z.object({
  customer: z.string().max(100).optional().catch(undefined),
  cart: z.string().max(100).optional().catch(undefined),
})
type NewOrderSearch = z.infer<typeof newOrderSearch>

export const readNewOrderSearch = (search: unknown): NewOrderSearch => newOrderSearch.parse(search)

/** An order for this customer, or a cart that waits: a draft of it that is there already is gone on with. */
export function arriveAtNewOrder({ customer, cart }: NewOrderSearch): void {
  if (customer === undefined && cart === undefined) return
  const kept = readDraft(draftName, blankDraft())
  if (cart !== undefined ? kept.cartId === cart : kept.customerId === customer) return
  writeDraft(draftName, { ...blankDraft(), cartId: cart ?? '', customerId: customer ?? '' })
}
