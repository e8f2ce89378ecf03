import { create } from 'zustand'
import type { PeopleFilter } from '../../../electron/contract/people.ts'

type PeopleView = PeopleFilter & {
  /** The person whose panel is open. */
  openId: string | null
  change: (change: Partial<PeopleFilter>) => void
  open: (id: string | null) => void
  clear: () => void
}

const everyone: PeopleFilter = { search: '', who: 'staff', role: null, active: null, order: 'newest' }

// Only what the person chose; the rows stay in the query cache.
export const usePeopleView = create<PeopleView>()((set) => ({
  ...everyone,
  openId: null,
  change: (change) => {
    set(change)
  },
  open: (openId) => {
    set({ openId })
  },
  clear: () => {
    set(everyone)
  },
}))
