import { z } from 'zod'
import { useInventoryView } from './inventory-view-store.ts'

const search = z.object({
  product: z.string().max(100).optional().catch(undefined),
  show: z.enum(['low', 'out', 'spoiling']).optional().catch(undefined),
})
type InventorySearch = z.infer<typeof search>

/** What another screen asks the list to show. */
export const readInventorySearch = (given: unknown): InventorySearch => search.parse(given)

/** Opens the product, or filters as asked; without a wish the list is as the person left it. */
export function arriveAtInventory({ product, show }: InventorySearch): void {
  const { open, clear, change } = useInventoryView.getState()
  if (show !== undefined) {
    clear()
    open(null)
    change({ show })
  }
  if (product !== undefined) open(product)
}
