import type { ReactNode } from 'react'
import type { IconName } from './icon.tsx'

type Nothing = { title: string; text: string }

/** What a list is called, and what it says where no rows are. */
export type ListWords = {
  title: string
  /** What is searched, "Search orders", and what it finds by; left out: nothing is. */
  search?: { label: string; placeholder: string }
  loading: string
  failed: string
  /** What Escape does while a row is open. */
  close: string
  icon: IconName
  /** What this is for, and the one action that fills it. */
  none: Nothing & { action?: ReactNode }
  /** That the filter leaves nothing, and what takes it away. */
  noMatch?: Nothing & { clear: string }
}
