import { api, client } from '../host/api.ts'
import { flushDrafts } from './keep-drafts.ts'
import { queryClient } from './query-client.ts'

/** Ends the session; what was read with it is forgotten as soon as nobody is here. */
export async function signOut(): Promise<void> {
  // Without a session nothing could be kept any more.
  await flushDrafts()
  await client.identity.signOut()
  queryClient.setQueryData(api.identity.me.queryKey(), null)
}
