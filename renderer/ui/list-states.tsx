import './list-page.css'
import type { ReactNode } from 'react'
import { Loading, Problem } from './query-states.tsx'
import { StaleLine, type StaleLineProps } from './stale-line.tsx'

export type ListStatesProps = {
  query: StaleLineProps['query'] & {
    isPending: boolean
    error: unknown
    /** The rows that are there are not old because the next ones could not be read. */
    isFetchNextPageError?: boolean
  }
  isEmpty: boolean
  /** What is being read, and that it could not be. */
  loading: string
  failed: string
  /** What this is for, or how to find more. */
  empty: ReactNode
}

/** Where the rows of a list stand: that they are on their way, could not be read, are none, or are old. */
export function ListStates({ query, isEmpty, loading, failed, empty }: ListStatesProps) {
  if (query.isPending) {
    return (
      <div className="inset">
        <Loading label={loading} />
      </div>
    )
  }
  if (query.isError && query.data === undefined) {
    return (
      <div className="inset">
        <Problem error={query.error} title={failed} onRetry={() => void query.refetch()} />
      </div>
    )
  }
  return (
    <>
      {query.isFetchNextPageError !== true && <StaleLine query={query} />}
      {isEmpty && <div className="inset">{empty}</div>}
    </>
  )
}
