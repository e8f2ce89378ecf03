import { useTranslation } from 'react-i18next'
import { formatBytes } from './format.ts'
import { saveBlob } from './save-blob.ts'
import { growFile } from './save-file.ts'
import { showToast } from './toast.tsx'
import { useRunning } from './use-running.ts'

/** Tells spreadsheets that a file is UTF-8; some files bring it along. */
const utf8Mark = '\uFEFF'

/** The rows that the filter leaves, as a file; tells how much is written. */
export function useExport(name: string, open: (signal: AbortSignal) => Promise<AsyncIterable<string>>) {
  const { t } = useTranslation('common')
  const running = useRunning<number>(async (tell, signal) => {
    const file = growFile()
    let toldAt = 0
    let isFirst = true
    for await (const piece of await open(signal)) {
      if (signal.aborted) return
      const chars = file.add(isFirst && !piece.startsWith(utf8Mark) ? utf8Mark + piece : piece)
      isFirst = false
      if (performance.now() - toldAt < 200) continue
      toldAt = performance.now()
      tell(chars)
    }
    const blob = file.blob('text/csv')
    saveBlob(name, blob)
    showToast({ text: t('export.done', { name, size: formatBytes(blob.size) }) })
  }, 0)
  return running
}
