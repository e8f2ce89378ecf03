import { create } from 'zustand'

type ChambersOrder = 'worst' | 'name'

type OrderChoice = { order: ChambersOrder; orderBy: (order: ChambersOrder) => void }

// Only what the person chose; the chambers themselves stay in the query cache and the stream.
export const useChambersOrder = create<OrderChoice>()((set) => ({
  order: 'worst',
  orderBy: (order) => {
    set({ order })
  },
}))
