import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '../../host/api.ts'

/** After a change: every list, person and role is asked for again. */
export function useRefreshPeople(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: api.people.key() }),
      queries.invalidateQueries({ queryKey: api.roles.key() }),
    ])
  }, [queries])
}
