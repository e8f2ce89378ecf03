import { z } from 'zod'
import type { ProductFilter, ProductSort } from '../../../electron/contract/inventory/products.ts'

/** What the list shows, as it stands in the address: Back brings it back, and a view keeps it. */
const filter = z.object({
  q: z.string().max(100).optional().catch(undefined),
  category: z.string().max(100).optional().catch(undefined),
  show: z.enum(['active', 'low', 'out', 'spoiling', 'inactive', 'deleted']).optional().catch(undefined),
  sort: z.enum(['name', 'price', 'stock']).optional().catch(undefined),
  down: z.literal(true).optional().catch(undefined),
})
export type InventoryWanted = z.infer<typeof filter>

const search = filter.extend({
  /** The product that is open beside the list. */
  open: z.string().max(100).optional().catch(undefined),
  /** A harvest is to be written down, from this chamber when it is one. */
  harvest: z.string().max(100).optional().catch(undefined),
})
export type InventorySearch = z.infer<typeof search>

const withoutUnset = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

export const readInventorySearch = (found: Record<string, unknown>): InventorySearch =>
  withoutUnset(search.parse(found))
/** Of a view, or of an address: only what filters and sorts. */
export const readInventoryWanted = (found: object): InventoryWanted => withoutUnset(filter.parse(found))

export const askedProducts = ({ q, category, show }: InventoryWanted): ProductFilter => ({
  search: q ?? '',
  categoryId: category ?? null,
  tag: null,
  show: show ?? null,
})
export const askedOrder = ({ sort = 'name', down }: InventoryWanted): ProductSort => ({
  by: sort,
  descending: down === true,
})
