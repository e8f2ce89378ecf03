import type { ReactNode } from 'react'
import { ListFilters } from './list-page.tsx'
import { ListSearch } from './list-search.tsx'
import type { ListWords } from './list-words.ts'
import type { ListView } from './use-list-view.ts'

type ListBarProps = {
  words: ListWords['search']
  view: Pick<ListView<{ q?: string | undefined }, object>, 'wanted' | 'search'>
  shown: ReactNode
  children: ReactNode
}

/** The bar above a list: words that the rows are found by, what they are filtered by, and how many that leaves. */
export function ListBar({ words, view, shown, children }: ListBarProps) {
  return (
    <ListFilters shown={shown}>
      {words && <ListSearch {...words} value={view.wanted.q ?? ''} onSearch={view.search} />}
      {children}
    </ListFilters>
  )
}
