import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, client } from '../../host/api.ts'
import { useStream } from '../../host/stream.ts'

/** Orders changed here or on another desk: what is in sight is asked for again. */
export function useLiveOrders() {
  const queries = useQueryClient()
  const { state } = useStream({
    key: ['orders'],
    open: (signal) => client.orders.changes(undefined, { signal }),
    start: 0,
    fold: (_, { at }: { at: Date }) => at.getTime(),
  })
  useEffect(() => {
    if (state === 0) return
    void queries.invalidateQueries({ queryKey: api.orders.list.key() })
    void queries.invalidateQueries({ queryKey: api.orders.board.key() })
    void queries.invalidateQueries({ queryKey: api.orders.get.key() })
  }, [queries, state])
}
