import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '../../host/api.ts'

/** After a change: every product, batch, movement, count and category is asked for again. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: api.products.key() }),
      queries.invalidateQueries({ queryKey: api.stock.key() }),
      queries.invalidateQueries({ queryKey: api.categories.key() }),
    ])
  }, [queries])
}
