import { type Ref, useCallback, useImperativeHandle, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { saveBlob } from '../ui/save-blob.ts'
import './paper.css'

/** Chromium's viewer prints what it shows; other windows can't be asked to. */
export type PaperPrinter = { print: () => void }

type PaperFrameProps = { bytes: Uint8Array<ArrayBuffer>; fileName: string; printer: Ref<PaperPrinter> }

const pdf = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes], { type: 'application/pdf' })

export const savePaper = ({ bytes, fileName }: Pick<PaperFrameProps, 'bytes' | 'fileName'>): void =>
  saveBlob(fileName, pdf(bytes))

/** The very bytes that print, in the browser's own viewer. */
export function PaperFrame({ bytes, fileName, printer }: PaperFrameProps) {
  const { t } = useTranslation('documents')
  const frame = useRef<HTMLIFrameElement | null>(null)
  const show = useCallback(
    (node: HTMLIFrameElement | null) => {
      frame.current = node
      if (!node) return
      const url = URL.createObjectURL(pdf(bytes))
      node.src = `${url}#toolbar=0&navpanes=0&view=FitH`
      return () => {
        frame.current = null
        URL.revokeObjectURL(url)
      }
    },
    [bytes],
  )
  useImperativeHandle(printer, () => ({
    print: () => {
      const inside = frame.current?.contentWindow
      if (inside) inside.print()
      else savePaper({ bytes, fileName })
    },
  }))
  if (!navigator.pdfViewerEnabled) return <p className="paper-view none t2">{t('noViewer')}</p>
  return <iframe ref={show} title={t('preview')} className="paper-view" />
}
