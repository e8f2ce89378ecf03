import { create } from 'zustand'
import { client, problemOf, useConnection } from '../host/api.ts'
import { useLock, whenUnlocked } from '../person/lock.ts'
import { adoptDrafts, draftSent, dropSent, onDraftChange, unsentDrafts } from '../ui/draft-store.ts'

/** After the first key: what is typed is on the disk well within a second. */
const soonMs = 300
const retryMs = 1000
const callMs = 5000
const mostChars = 60_000

/** Whose drafts this window has read, and which of them it had not known: what the last evening left behind. */
export const useStoredDrafts = create<{ of: string | null; found: readonly string[] }>()(() => ({
  of: null,
  found: [],
}))

/** The host will never take it: it stays in this window. */
const isFinal = (error: unknown) => ['BAD_REQUEST', 'NOT_A_FORM'].includes(problemOf(error).code)

async function sendAll(): Promise<void> {
  const { puts, removes } = unsentDrafts()
  for (const name of removes) {
    await client.drafts.remove({ name }, { signal: AbortSignal.timeout(callMs) })
    dropSent(name)
  }
  for (const { name, values } of puts) {
    const json = JSON.stringify(values)
    try {
      if (json.length <= mostChars) await client.drafts.put({ name, json }, { signal: AbortSignal.timeout(callMs) })
    } catch (error) {
      if (!isFinal(error)) throw error
    }
    draftSent(name, values)
  }
}

let timer: ReturnType<typeof setTimeout> | null = null
let sending: Promise<void> | null = null

function sendSoon(ms: number): void {
  timer ??= setTimeout(() => {
    timer = null
    void flushDrafts()
  }, ms)
}

/** Sends what the host has not got, and resolves when it has, or when it can't be had now. */
export async function flushDrafts(): Promise<void> {
  // One after the other: an older value must not overtake a newer one.
  await sending
  if (useStoredDrafts.getState().of === null) return
  sending = sendAll()
    .catch(() => {
      sendSoon(retryMs)
    })
    .finally(() => {
      sending = null
    })
  await sending
}

let opening = new AbortController()

/** Reads a person's drafts, before their screens are drawn; the lock is waited for. */
export async function openDrafts(personId: string): Promise<void> {
  closeDrafts()
  opening = new AbortController()
  const { signal } = opening
  const isOver = () => signal.aborted
  while (!isOver()) {
    try {
      const rows = await client.drafts.list(undefined, { signal })
      if (isOver()) return
      useStoredDrafts.setState({ of: personId, found: adoptDrafts(rows) })
      await flushDrafts()
      return
    } catch (error) {
      if (isOver()) return
      if (problemOf(error).code === 'LOCKED') await whenLockLifted(signal)
      // The screens don't wait for a host that can't answer; what is typed stays in the window until it can.
      else useStoredDrafts.setState({ of: personId })
      await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
  }
}

/** A window may be drawn before it knows that the desk is locked. */
async function whenLockLifted(signal: AbortSignal): Promise<void> {
  if (useLock.getState().locked) await whenUnlocked(signal)
}

/** Nobody is here, or somebody else. */
export function closeDrafts(): void {
  opening.abort()
  useStoredDrafts.setState({ of: null, found: [] })
}

export function startKeepingDrafts(): void {
  onDraftChange(() => {
    sendSoon(soonMs)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void flushDrafts()
  })
  useConnection.subscribe((now, before) => {
    if (now.state === 'open' && before.state !== 'open') void flushDrafts()
  })
}
