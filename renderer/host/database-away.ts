import { create } from 'zustand'
import { problemOf } from './api.ts'

/** Since when the farm's database can't be reached, in ms since 1970; null: it answers, as far as anyone knows. */
export const useDatabaseAway = create<{ since: number | null }>()(() => ({ since: null }))

export function noticeDatabase(away: boolean): void {
  const { since } = useDatabaseAway.getState()
  if (away !== (since !== null)) useDatabaseAway.setState({ since: away ? Date.now() : null })
}

/** The call may or may not have been done: nobody answered. */
export const isUnanswered = (error: unknown): boolean =>
  error !== null && ['DATABASE_UNAVAILABLE', 'HOST_CLOSED'].includes(problemOf(error).code)
