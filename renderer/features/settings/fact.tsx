import type { ReactNode } from 'react'

/** A line of a list of facts, for inside a `<dl className="facts">`. */
export function Fact({ name, help, children }: { name: string; help?: string | undefined; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>
        {children}
        {help && <span className="t3 small fact-help">{help}</span>}
      </dd>
    </div>
  )
}
