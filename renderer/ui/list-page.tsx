import './list-page.css'
import type { ReactNode } from 'react'
import { useHotkey } from './use-hotkey.ts'

type ListPageProps = {
  /** The open row; null while none is. */
  side: ReactNode
  /** Escape puts the open row away; `closeLabel` says so behind `?`. */
  onClose: () => void
  closeLabel: string
  children: ReactNode
}

/** A list with its filters, and the row that is open beside it. */
export function ListPage({ side, onClose, closeLabel, children }: ListPageProps) {
  const isOpen = side !== null
  useHotkey('Escape', onClose, { enabled: isOpen, label: closeLabel })
  return (
    <div className={isOpen ? 'list-page open' : 'list-page'}>
      <div className="list-main">{children}</div>
      {side}
    </div>
  )
}

type ListFiltersProps = {
  /** How many rows they leave. */
  shown: ReactNode
  children: ReactNode
}

/** The bar above a list: a search, what it is filtered by, and how many rows that leaves. */
export function ListFilters({ shown, children }: ListFiltersProps) {
  return (
    <div className="list-filters">
      {children}
      <span className="t3 small list-shown" aria-live="polite">
        {shown}
      </span>
    </div>
  )
}
