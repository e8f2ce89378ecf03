import { create } from 'zustand'

type Wanted = { search: string; owing: boolean }
type CustomersView = Wanted & {
  /** The customer whose panel is open. */
  openId: string | null
  change: (change: Partial<Wanted>) => void
  open: (id: string | null) => void
  clear: () => void
}

const all: Wanted = { search: '', owing: false }

// Only what the person chose; the rows stay in the query cache.
export const useCustomersView = create<CustomersView>()((set) => ({
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
