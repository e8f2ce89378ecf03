import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatBytes } from './format.ts'
import { saveBlob } from './save-blob.ts'
import { growFile } from './save-file.ts'
import { showToast } from './toast.tsx'
import { type Running, useRunning } from './use-running.ts'

/** Kinds of file that the host writes a list as. */
type TableFormat = 'csv' | 'xlsx'

const types: Record<TableFormat, string> = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))

export type Exporting = { shown: Running<number>; run: (format: TableFormat) => void; close: () => void }

/** What the filter leaves, as the file `name`.xlsx or `name`.csv; tells how much is written. */
export function useExport(
  name: string,
  open: (format: TableFormat, signal: AbortSignal) => Promise<AsyncIterable<string>>,
): Exporting {
  const { t } = useTranslation('common')
  const wanted = useRef<TableFormat>('xlsx')
  const running = useRunning<number>(async (tell, signal) => {
    const format = wanted.current
    const file = growFile()
    let shownAt = 0
    for await (const piece of await open(format, signal)) {
      if (signal.aborted) return
      const size = file.add(format === 'csv' ? piece : bytesOf(piece))
      if (performance.now() - shownAt < 200) continue
      shownAt = performance.now()
      tell(size)
    }
    const blob = file.blob(types[format])
    const fileName = `${name}.${format}`
    saveBlob(fileName, blob)
    showToast({ text: t('export.done', { name: fileName, size: formatBytes(blob.size) }) })
  }, 0)
  return {
    shown: running.shown,
    close: running.close,
    run: (format) => {
      wanted.current = format
      running.run()
    },
  }
}
