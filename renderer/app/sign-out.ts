import { api, client } from '../api.ts'
import { queryClient } from './query-client.ts'

/** Ends the session and forgets what was read with it. */
export async function signOut(): Promise<void> {
  await client.identity.signOut()
  const me = api.identity.me.queryKey()
  queryClient.setQueryData(me, null)
  queryClient.removeQueries({ predicate: (query) => query.queryKey !== me && query.state.data !== null })
}
