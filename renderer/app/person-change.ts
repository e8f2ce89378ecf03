import { hashKey } from '@tanstack/react-query'
import type { Me } from '../../electron/contract/identity/person.ts'
import { api } from '../host/api.ts'
import { liftLock, noticeLocked, useLock } from '../person/lock.ts'
import { dropStepUp } from '../person/step-up.ts'
import { leaveViewAs } from '../person/view-as.ts'
import { dropAllDrafts } from '../ui/draft-store.ts'
import { setLanguage, setTheme } from '../ui/preferences.ts'
import { setTimeZone } from '../ui/time-zone.ts'
import { closeDrafts, openDrafts } from './keep-drafts.ts'
import { queryClient } from './query-client.ts'

const meKey = api.identity.me.queryKey()
const meHash = hashKey(meKey)
const storageKey = 'mash.person'

/** Who was here last in this window, through a reload: only that person finds the drafts again. */
function isSomeoneElse(id: string): boolean {
  const before = sessionStorage.getItem(storageKey)
  sessionStorage.setItem(storageKey, id)
  return before !== null && before !== id
}

/** What one person read, looked at or began is nothing for the next. */
function forgetPerson(): void {
  dropStepUp()
  leaveViewAs()
  queryClient.removeQueries({ predicate: (query) => query.queryHash !== meHash })
}

/** Asked for while the drafts are read, which the screens wait for: by then Today has its answer. */
function fetchFirstScreen(me: Me): void {
  if (!me.session.locked && ['/', '/today'].includes(location.pathname))
    queryClient.query(api.today.get.queryOptions()).catch(() => undefined) // Today asks again, and tells
}

let here: string | null = null

/** Follows who is signed in, however that came about: here, in another window, or by time. */
function follow(me: Me | null): void {
  const id = me?.id ?? null
  setTimeZone(me?.preferences.timezone ?? null)
  if (id !== here) {
    if (here !== null) forgetPerson()
    closeDrafts()
    here = id
    if (!me) liftLock()
    else {
      if (isSomeoneElse(me.id)) dropAllDrafts()
      void openDrafts(me.id)
      fetchFirstScreen(me)
      if (me.preferences.theme) setTheme(me.preferences.theme)
      if (me.preferences.language) setLanguage(me.preferences.language)
    }
  }
  if (me) noticeLocked(me.session.locked)
}

/** Before anything is drawn with the new answer. */
export function followPerson(): void {
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || event.query.queryHash !== meHash) return
    follow(queryClient.getQueryData(meKey) ?? null)
  })
  useLock.subscribe((now, before) => {
    if (now.locked || !before.locked) return
    // What was refused while the desk was locked is asked again.
    void queryClient.invalidateQueries({ predicate: (query) => query.queryHash !== meHash })
  })
}

/** An answer that says who is here now: signed in, unlocked, switched, or changed. */
export function showAs(me: Me): void {
  // First the person, so that the farm of the one before is gone when the cover is.
  queryClient.setQueryData<Me | null>(meKey, me)
  liftLock()
}
