import { create } from 'zustand'
import type { ProductFilter } from '../../../electron/contract/products.ts'

type InventoryView = Pick<ProductFilter, 'search' | 'categoryId' | 'show'> & {
  /** The product whose panel is open. */
  openId: string | null
  change: (change: Partial<Pick<ProductFilter, 'search' | 'categoryId' | 'show'>>) => void
  open: (id: string | null) => void
  clear: () => void
}

const all = { search: '', categoryId: null, show: null }

// Only what the person chose; the rows stay in the query cache.
export const useInventoryView = create<InventoryView>()((set) => ({
  ...all,
  openId: null,
  change: (change) => {
    set(change)
  },
  open: (openId) => {
    set({ openId })
  },
  clear: () => {
    set(all)
  },
}))
