import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Me, Preferences } from '../../electron/contract/identity/person.ts'
import { api, client } from '../host/api.ts'

/** How this person likes the lists: it goes with them to every desktop. What the host does not take stays on this one. */
export function useOwnPreferences(): [Preferences, (change: Preferences) => void] {
  const queries = useQueryClient()
  const me = useQuery(api.identity.me.queryOptions({ enabled: false }))
  const save = (change: Preferences) => {
    queries.setQueryData<Me | null>(
      api.identity.me.queryKey(),
      (now) => now && { ...now, preferences: { ...now.preferences, ...change } },
    )
    client.account.savePreferences(change).catch(() => undefined)
  }
  return [me.data?.preferences ?? {}, save]
}
