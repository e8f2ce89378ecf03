import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Loading, Problem } from './query-states.tsx'

type SideHeadProps = {
  title: string
  /** Beside the name: its state. */
  marks?: ReactNode
  onClose: () => void
  closeLabel: string
  /** Under the name: what can be done. */
  children?: ReactNode
}

/** Who or what is open beside a list; its close button stays in the corner however long the name is. */
export function SideHead({ title, marks, onClose, closeLabel, children }: SideHeadProps) {
  return (
    <header className="side-head">
      <div className="side-title">
        <h2>{title}</h2>
        {marks !== undefined && <div className="side-marks">{marks}</div>}
        <div className="side-marks end">
          <Button variant="ghost" size="sm" icon="close" label={closeLabel} onPress={onClose} />
        </div>
      </div>
      {children}
    </header>
  )
}

/** What is told of it; reached by Tab, so that the arrow keys scroll it. */
export function SideBody({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="side-scroll" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}

type SideStatesProps = {
  query: { isPending: boolean; isError: boolean; error: unknown; data: unknown; refetch: () => Promise<unknown> }
  loading: string
  /** In the screen's words; else the general sentence. */
  failed?: string
}

/** What stands in the side until the open row is read. */
export function SideStates({ query, loading, failed }: SideStatesProps) {
  if (query.data !== undefined) return null
  return (
    <div className="side-wait">
      {query.isPending && <Loading label={loading} />}
      {query.isError && (
        <Problem
          error={query.error}
          {...(failed !== undefined && { title: failed })}
          onRetry={() => void query.refetch()}
        />
      )}
    </div>
  )
}
