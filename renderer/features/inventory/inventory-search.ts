import { z } from 'zod'
import type { ProductFilter, ProductSort } from '../../../electron/contract/inventory/products.ts'
import { asked, askedText, listAddress } from '../../ui/list-address.ts'

export const inventoryAddress = listAddress({
  path: '/inventory',
  filter: z.object({
    q: askedText,
    category: askedText,
    show: asked(z.enum(['active', 'low', 'out', 'spoiling', 'inactive', 'deleted'])),
  }),
  sort: z.object({ sort: asked(z.enum(['name', 'price', 'stock'])), down: asked(z.literal(true)) }),
  // A harvest is to be written down, from this chamber when it is one.
  beside: z.object({ harvest: askedText }),
})
export const readInventorySearch = inventoryAddress.read

type Wanted = ReturnType<typeof inventoryAddress.wantedIn>

export const askedProducts = ({ q, category, show }: Wanted): ProductFilter => ({
  search: q ?? '',
  categoryId: category ?? null,
  tag: null,
  show: show ?? null,
})
export const askedOrder = ({ sort = 'name', down }: Wanted): ProductSort => ({ by: sort, descending: down === true })
