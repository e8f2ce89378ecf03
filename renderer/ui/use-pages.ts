import { type InfiniteData, keepPreviousData } from '@tanstack/react-query'
import { useMemo } from 'react'

/** So many rows at a time. */
export const pageSize = 100

type Page = { rows: readonly { cursor: string }[] }
const firstPage: string | null = null

/** How every list is read: page by page, and what is in sight stays there until the answer comes. */
export const byPages = {
  initialPageParam: firstPage,
  getNextPageParam: ({ rows }: Page) => (rows.length < pageSize ? null : (rows.at(-1)?.cursor ?? null)),
  placeholderData: keepPreviousData,
}

/** The rows of all pages that are there, and the first page: it says how many there are in all. */
export function usePages<P extends { rows: readonly unknown[] }, Q extends { data: InfiniteData<P> | undefined }>(
  query: Q & { data: InfiniteData<P> | undefined },
) {
  const { data } = query
  const rows = useMemo(() => data?.pages.flatMap((page): P['rows'][number][] => [...page.rows]) ?? [], [data])
  return { query, rows, first: data?.pages[0] }
}
