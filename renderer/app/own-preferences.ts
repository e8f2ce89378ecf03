import type { Me, Preferences } from '../../electron/contract/identity/person.ts'
import { api, client } from '../host/api.ts'
import { usePreferences } from '../ui/preferences.ts'
import { useViewAs } from '../person/view-as.ts'
import { queryClient } from './query-client.ts'

const meKey = api.identity.me.queryKey()

/** Theme and language go with the person to every desktop; what the host does not take stays on this one. */
export function keepPreferences(): void {
  usePreferences.subscribe(({ theme, language }) => {
    const me = queryClient.getQueryData(meKey)
    if (!me || me.session.locked || useViewAs.getState().as) return
    if (me.preferences.theme === theme && me.preferences.language === language) return
    const preferences: Preferences = { ...me.preferences, theme, language }
    const next: Me = { ...me, preferences }
    queryClient.setQueryData<Me | null>(meKey, next)
    client.account.savePreferences(preferences).catch(() => undefined)
  })
}
