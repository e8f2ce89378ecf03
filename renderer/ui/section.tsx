import { type ReactNode, useId } from 'react'

type SectionProps = {
  title: string
  count?: number
  /** At the right of the head: a link, a hint, a small button. */
  end?: ReactNode
  level?: 2 | 3
  children: ReactNode
}

/** A part of a ledger: a head, a hairline, rows; no box. */
export function Section({ title, count, end, level = 2, children }: SectionProps) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className="sec" aria-labelledby={id}>
      <header>
        <Heading id={id}>{title}</Heading>
        {count !== undefined && <span className="n">{count}</span>}
        {end !== undefined && <span className="end">{end}</span>}
      </header>
      {children}
    </section>
  )
}
