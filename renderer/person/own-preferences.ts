import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Me, Preferences } from '../../electron/contract/identity/person.ts'
import { api, client } from '../host/api.ts'
import { usePreferences } from '../ui/preferences.ts'
import { useViewAs } from './view-as.ts'

const meKey = api.identity.me.queryKey()

/** Goes with the person to every desktop. What the host does not take stays on this one. */
function saveOwn(queries: QueryClient, change: Preferences): void {
  queries.setQueryData<Me | null>(meKey, (now) => now && { ...now, preferences: { ...now.preferences, ...change } })
  client.account.savePreferences(change).catch(() => undefined)
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
    if (me.preferences.theme !== theme || me.preferences.language !== language) saveOwn(queries, { theme, language })
  })
}
