import { useQueryClient } from '@tanstack/react-query'
import { api } from '../../host/api.ts'

/** After a change whose answer does not tell who one is now. */
export function useFreshMe(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: api.identity.me.queryKey() })
}
