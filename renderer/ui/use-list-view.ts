import { useRouter, useSearch } from '@tanstack/react-router'
import type { ListAddress } from './list-address.ts'

/** A list as the address says, and what changes it. Each change is a step that Back undoes, but for a search. */
export type ListView<Wanted, Beside> = {
  wanted: Wanted
  beside: Beside
  /** Rows are left out. */
  isFiltered: boolean
  openId: string | null
  change: (change: Partial<Wanted & Beside>, replace?: boolean) => void
  search: (text: string) => void
  /** Asks for exactly this. */
  choose: (wanted: object) => void
  clear: () => void
  open: (id: string | null) => void
}

export function useListView<Wanted extends object, Beside extends object>(
  address: ListAddress<Wanted, Beside>,
): ListView<Wanted, Beside> {
  const shown = address.read(useSearch({ strict: false }))
  const router = useRouter()
  // Two quick presses: the second changes what the first made of the address, not what is still drawn.
  const latest = () => address.read(router.latestLocation.search)
  const go = (next: object, replace = false) => {
    void router.navigate({ to: address.path, search: address.read(next), replace })
  }
  const choose = (wanted: object) => {
    const { open } = latest()
    go({ ...address.wantedIn(wanted), ...address.besideIn(latest()), open })
  }
  return {
    wanted: address.wantedIn(shown),
    beside: address.besideIn(shown),
    isFiltered: address.isFiltered(shown),
    openId: shown.open ?? null,
    change: (change, replace) => {
      go({ ...latest(), ...change }, replace)
    },
    search: (text) => {
      go({ ...latest(), q: text === '' ? undefined : text }, true)
    },
    choose,
    clear: () => {
      choose({})
    },
    /** Back puts the row away; walking from one open row to the next is one step. */
    open: (id) => {
      const now = latest()
      go({ ...now, open: id ?? undefined }, now.open !== undefined && id !== null)
    },
  }
}
