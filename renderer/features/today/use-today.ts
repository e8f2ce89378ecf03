import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, client } from '../../host/api.ts'
import { useStream } from '../../host/stream.ts'
import { useMay } from '../../person/may.ts'

/** What no stream tells of: promises and shelf lives run out by themselves, stock changes at another desk. */
const askAgainMs = 15_000

/** What needs someone now; asked again as orders change. What was seen last stays while the database is away. */
export function useToday() {
  const queries = useQueryClient()
  const may = useMay()
  const today = useQuery(
    api.today.get.queryOptions({
      refetchInterval: askAgainMs,
      refetchOnMount: 'always',
      gcTime: Number.POSITIVE_INFINITY,
    }),
  )
  const { state } = useStream({
    key: ['today'],
    open: (signal) => client.orders.changes(undefined, { signal }),
    start: 0,
    fold: (_, { at }: { at: Date }) => at.getTime(),
    enabled: may('orders:read'),
  })
  useEffect(() => {
    if (state !== 0) void queries.invalidateQueries({ queryKey: api.today.get.key() })
  }, [queries, state])
  return today
}
