import { useNavigate, useSearch } from '@tanstack/react-router'
import {
  type InventorySearch,
  type InventoryWanted,
  readInventorySearch,
  readInventoryWanted,
} from './inventory-search.ts'

/** The list as the address says, and what changes it. */
export function useInventoryView() {
  const search = readInventorySearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const go = (next: InventorySearch, replace = false) => {
    void navigate({ to: '/inventory', search: next, replace })
  }
  const wanted = readInventoryWanted(search)
  const beside = search.open === undefined ? {} : { open: search.open }
  return {
    wanted,
    openId: search.open ?? null,
    harvest: search.harvest ?? null,
    change: (change: Partial<InventoryWanted>, replace = false) => {
      go(readInventorySearch({ ...search, ...change }), replace)
    },
    choose: (filter: object) => {
      go({ ...readInventoryWanted(filter), ...beside })
    },
    clear: () => {
      go(beside)
    },
    /** Beside the list; not a step of its own for Back. */
    open: (id: string | null) => {
      go({ ...wanted, ...(id !== null && { open: id }) }, true)
    },
    /** Empty: which chamber is asked. */
    showHarvest: (chamberId: string | null) => {
      go({ ...wanted, ...beside, ...(chamberId !== null && { harvest: chamberId }) }, true)
    },
  }
}
