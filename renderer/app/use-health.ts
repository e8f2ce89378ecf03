import { useEffect } from 'react'
import type { AppState, Health } from '../../electron/contract/setup/system.ts'
import { client } from '../host/api.ts'
import { noticeDatabase } from '../host/database-away.ts'
import { useStream } from '../host/stream.ts'
import { noticeSignedOut } from './query-client.ts'

/** The four pills as they change. It is open as long as the frame is, so it also notices that the session ended. */
export function useHealth(phase: AppState['phase']): Health | null {
  const { state, status, error } = useStream<Health, Health | null>({
    // A host that opens its farm anew knows nobody for a moment; once it is open it is asked again.
    key: ['system', 'health', phase],
    open: (signal) => client.system.health(undefined, { signal }),
    start: null,
    fold: (_, next) => next,
  })
  useEffect(() => {
    if (status === 'failed') noticeSignedOut(error)
  }, [status, error])
  const isLost = state?.database.code === 'LOST'
  useEffect(() => {
    noticeDatabase(isLost)
  }, [isLost])
  return state
}
