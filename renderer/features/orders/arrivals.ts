import { z } from 'zod'
import { readDraft, writeDraft } from '../../ui/use-draft.ts'
import { blankDraft, draftName } from './new-order/new-order-draft.ts'

const newOrderSearch = z.object({
  customer: z.string().max(100).optional().catch(undefined),
  cart: z.string().max(100).optional().catch(undefined),
})
type NewOrderSearch = z.infer<typeof newOrderSearch>

export const readNewOrderSearch = (search: unknown): NewOrderSearch => newOrderSearch.parse(search)

/** An order for this customer, or a cart that waits: a draft of it that is there already is gone on with. */
export function arriveAtNewOrder({ customer, cart }: NewOrderSearch): void {
  if (customer === undefined && cart === undefined) return
  const stored = readDraft(draftName, blankDraft())
  if (cart !== undefined ? stored.cartId === cart : stored.customerId === customer) return
  writeDraft(draftName, { ...blankDraft(), cartId: cart ?? '', customerId: customer ?? '' })
}
