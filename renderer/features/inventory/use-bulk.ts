import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkRow, BulkSet } from '../../../electron/contract/inventory/products.ts'
import { api, client, problemOf } from '../../host/api.ts'
import { refusalText } from '../../ui/refusal-words.ts'
import { showToast } from '../../ui/toast.tsx'
import { inventoryRefusals } from './inventory-refusals.ts'
import { useRefresh } from './use-refresh.ts'

/** Rows that were not as the preview had them, so that nothing was changed. */
const staleOf = (error: unknown): string[] => {
  const { code, data } = problemOf(error)
  return code === 'ROWS_CHANGED' && Array.isArray(data.ids) ? data.ids.map(String) : []
}

/** The preview of a change of many, the change itself, and its way back. */
export function useBulk({ ids, set, onDone }: { ids: readonly string[]; set: BulkSet | null; onDone: () => void }) {
  const { t } = useTranslation('bulk')
  const refresh = useRefresh()
  const [stale, setStale] = useState<string[]>([])
  const preview = useQuery(
    api.products.previewBulk.queryOptions({
      input: { ids: [...ids], set: set ?? {} },
      enabled: set !== null,
      placeholderData: keepPreviousData,
      staleTime: 0,
      retry: false,
    }),
  )
  const undo = async (rows: BulkRow[]) => {
    try {
      const { changed } = await client.products.undoBulk({ rows })
      showToast({ text: t('undone', { count: changed, n: changed }) })
    } catch (error) {
      showToast({ text: refusalText(problemOf(error), inventoryRefusals) ?? t('notUndone'), state: 'bad' })
    }
    await refresh()
  }
  const apply = useMutation({
    mutationFn: ({ rows, wanted }: { rows: BulkRow[]; wanted: BulkSet }) =>
      client.products.applyBulk({ rows: rows.map(({ id, before }) => ({ id, before })), set: wanted }),
    onSuccess: async ({ changed }, { rows }) => {
      onDone()
      showToast({ text: t('done', { count: changed, n: changed }), onUndo: () => void undo(rows) })
      await refresh()
    },
    onError: async (error) => {
      setStale(staleOf(error))
      await preview.refetch()
    },
  })
  return { preview, apply, stale }
}
