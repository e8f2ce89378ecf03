import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Me, Preferences } from '../../electron/contract/identity/person.ts'
import { api, client } from '../host/api.ts'
import { usePreferences } from '../ui/preferences.ts'
import { useViewAs } from './view-as.ts'

const meKey = api.identity.me.queryKey()

/** One after the other: of two choices made quickly the later one stands, however they travel. */
let saving: Promise<unknown> = Promise.resolve()

/** Goes with the person to every desktop. What the host does not take stays on this one. */
function saveOwn(queries: QueryClient, change: Preferences): void {
  queries.setQueryData<Me | null>(meKey, (now) => now && { ...now, preferences: { ...now.preferences, ...change } })
  const idNow = () => queries.getQueryData(meKey)?.id
  const whose = idNow()
  // Whoever has taken the desk meanwhile has chosen nothing of this.
  const send = () => (idNow() === whose ? client.account.savePreferences(change) : null)
  saving = saving.then(send).catch(() => undefined)
}

/** How this person likes the lists. */
export function useOwnPreferences(): [Preferences, (change: Preferences) => void] {
  const queries = useQueryClient()
  const me = useQuery(api.identity.me.queryOptions({ enabled: false }))
  return [
    me.data?.preferences ?? {},
    (change) => {
      saveOwn(queries, change)
    },
  ]
}

/** Theme and language, which also stand before anybody is signed in. */
export function keepPreferences(queries: QueryClient): void {
  usePreferences.subscribe(({ theme, language }) => {
    const me = queries.getQueryData(meKey)
    if (!me || me.session.locked || useViewAs.getState().as) return
    // Only what changed: another desktop may have chosen the other one meanwhile.
    const change = {
      ...(me.preferences.theme !== theme && { theme }),
      ...(me.preferences.language !== language && { language }),
    }
    if (Object.keys(change).length > 0) saveOwn(queries, change)
  })
}
