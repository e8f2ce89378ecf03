import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { api, problemOf, useConnection } from '../host/api.ts'
import { useDatabaseAway } from '../host/database-away.ts'
import { noticeLocked } from '../person/lock.ts'

/**
 * A session that ended (elsewhere, or by time) brings the sign-in back. The host is asked who is signed in rather than
 * believed: while it opens the farm it knows nobody, and a form must not be lost to that.
 */
export function noticeSignedOut(error: unknown): void {
  const { code } = problemOf(error)
  if (code === 'LOCKED') noticeLocked(true)
  if (code !== 'UNAUTHORIZED') return
  void queryClient.invalidateQueries({ queryKey: api.identity.me.queryKey() })
}

const heals = ['HOST_CLOSED', 'FAULT', 'DATABASE_UNAVAILABLE', 'UNKNOWN']

/** It will be asked again when the database is back; until then a person is not kept waiting for the same answer. */
const isAway = (error: unknown) =>
  problemOf(error).code === 'DATABASE_UNAVAILABLE' && useDatabaseAway.getState().since !== null

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // A refusal stays a refusal; only what may heal is asked again.
      retry: (count, error) => count < 2 && heals.includes(problemOf(error).code) && !isAway(error),
      // The host is this computer: what matters is whether it answers, not whether there is internet.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

// What was shown while the host was away may be old.
useConnection.subscribe((now, before) => {
  if (now.state === 'open' && before.state === 'lost') void queryClient.invalidateQueries()
})
useDatabaseAway.subscribe((now, before) => {
  if (now.since === null && before.since !== null) void queryClient.invalidateQueries()
})
