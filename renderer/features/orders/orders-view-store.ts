import { create } from 'zustand'
import type { OrderChannel, OrderStatus } from '../../../electron/contract/order-words.ts'

type Wanted = { search: string; status: OrderStatus | null; channel: OrderChannel | null; unpaid: boolean }
type OrdersView = Wanted & {
  openId: string | null
  change: (change: Partial<Wanted>) => void
  open: (id: string | null) => void
  clear: () => void
}

const all: Wanted = { search: '', status: null, channel: null, unpaid: false }

// Only what the person chose; the rows stay in the query cache.
export const useOrdersView = create<OrdersView>()((set) => ({
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
