import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DocumentLanguage, DocumentOf, Preview, PrintJob } from '../../electron/contract/documents.ts'
import { api, client, problemOf } from '../host/api.ts'
import { usePreferences } from '../ui/preferences.ts'
import { looksAgain } from './paper-refusals.ts'

/** The printers of this desktop, and the choice for one kind of paper; null: the system's own dialog. */
export function usePrinters() {
  const queries = useQueryClient()
  const printers = useQuery(api.documents.printers.queryOptions({ staleTime: 30_000 }))
  const choose = useMutation({
    mutationFn: (wanted: Parameters<typeof client.documents.choosePrinter>[0]) =>
      client.documents.choosePrinter(wanted),
    onSuccess: (next) => {
      queries.setQueryData(api.documents.printers.queryKey(), next)
    },
  })
  return { printers, choose }
}

/** One paper: as it will print, printed, and how that ended. */
export function usePaper(document: DocumentOf) {
  const queries = useQueryClient()
  const [language, setLanguage] = useState<DocumentLanguage>(usePreferences((chosen) => chosen.language))
  const input = { document, language }
  const preview = useQuery(
    // Drawn anew each time it is opened: the moment stands on it.
    api.documents.preview.queryOptions({ input, gcTime: 0, staleTime: Number.POSITIVE_INFINITY, retry: false }),
  )
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: api.documents.jobs.key() })
    void queries.invalidateQueries({ queryKey: api.orders.get.key() })
  }
  const print = useMutation({
    mutationFn: ({ seen, printer, copies }: { seen: Preview; printer: string | null; copies: number }) => {
      const { sha256, copy, at } = seen
      return client.documents.print({ document, language: seen.language, sha256, copy, at, printer, copies })
    },
    onSuccess: refresh,
    onError: (error) => {
      if (looksAgain.includes(problemOf(error).code)) void preview.refetch()
    },
  })
  const answer = useMutation({
    mutationFn: ({ job, came }: { job: PrintJob; came: boolean }) => client.documents.answer({ id: job.id, came }),
    onSuccess: refresh,
  })
  return { preview, print, answer, language, setLanguage }
}
