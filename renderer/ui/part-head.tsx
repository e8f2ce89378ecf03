import type { ReactNode } from 'react'

/** What a part of a page is about, and how it stands. */
export function PartHead({ title, lead, children }: { title: string; lead: string; children?: ReactNode }) {
  return (
    <header className="part-head">
      <h2>{title}</h2>
      <p className="t2">{lead}</p>
      {children}
    </header>
  )
}
