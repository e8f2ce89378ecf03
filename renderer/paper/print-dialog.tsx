import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentOf, PrintJob } from '../../electron/contract/documents.ts'
import { useMay } from '../person/may.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import type { Typed } from '../ui/number/number-text.ts'
import { Loading } from '../ui/query-states.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { showToast } from '../ui/toast.tsx'
import { useHotkey } from '../ui/use-hotkey.ts'
import { PaperFrame, type PaperPrinter, savePaper } from './paper-frame.tsx'
import { paperRefusals } from './paper-refusals.ts'
import { ownDialog, PrintSettings } from './print-settings.tsx'
import { reasonWords } from './reason-words.ts'
import { usePaper, usePrinters } from './use-paper.ts'

type PrintDialogProps = {
  document: DocumentOf
  /** What it is for: an order's number, a product's name. */
  name: string
  /** Whether what stands among the children is complete; until then what is shown stays, and nothing prints. */
  isReady?: boolean
  onClose: () => void
  /** Above the other choices: which document, how many labels. */
  children?: ReactNode
}

/** How the last print ended, when that is no reason to close. */
function Outcome({ job }: { job: PrintJob | undefined }) {
  const { t } = useTranslation('documents')
  if (job?.state !== 'failed' && job?.state !== 'uncertain') return null
  return (
    <p role="alert" className={`problem-line ${job.state === 'failed' ? 'bad' : 'watch'}`}>
      <Icon name={job.state === 'failed' ? 'bad' : 'watch'} small />
      <span>{job.state === 'failed' ? t('failed', { reason: reasonWords(job.error) }) : t('uncertainNow')}</span>
    </p>
  )
}

type AskProps = { onAnswer: (came: boolean) => void; busy: boolean }

/** Only a person sees whether the paper came out. */
function Came({ onAnswer, busy }: AskProps) {
  const { t } = useTranslation('documents')
  return (
    <div className="paper-came" role="group" aria-label={t('came')}>
      <p className="b">{t('came')}</p>
      <p className="t2 small">{t('cameHelp')}</p>
      <div className="row">
        <Button variant="pri" busy={busy} autoFocus onPress={() => onAnswer(true)}>
          {t('yes')}
        </Button>
        <Button busy={busy} onPress={() => onAnswer(false)}>
          {t('no')}
        </Button>
      </div>
    </div>
  )
}

/** What is seen, on which printer it goes out, and how that ended. */
function usePrinting({
  document,
  isReady,
  onClose,
}: Pick<PrintDialogProps, 'document' | 'onClose'> & { isReady: boolean }) {
  const { t } = useTranslation('documents')
  const mayPrint = useMay()('orders:update')
  const shown = usePaper(document)
  const { preview, print, answer } = shown
  const { printers, choose } = usePrinters()
  const [chosen, setChosen] = useState<string | null>(null)
  const [copies, setCopies] = useState<Typed>(1)
  const viewer = useRef<PaperPrinter>(null)
  const seen = preview.data
  const usual = seen ? printers.data?.chosen[seen.paper] : null
  const printer = chosen ?? usual ?? printers.data?.printers[0]?.name ?? ownDialog
  const silently = printers.data?.silent === true && printer !== ownDialog
  const finish = () => {
    showToast({ text: t('done', { kind: t(`kind.${document.kind}`) }) })
    onClose()
  }
  const number = silently ? copies : 1
  const go = () => {
    if (
      !isReady ||
      typeof number !== 'number' ||
      !seen ||
      !mayPrint ||
      preview.isFetching ||
      print.isPending ||
      print.data?.state === 'printing'
    )
      return
    if (chosen !== null && silently) choose.mutate({ paper: seen.paper, printer })
    print.mutate(
      { seen, printer: silently ? printer : null, copies: number },
      {
        onSuccess: (job) => {
          if (job.state === 'done') finish()
          if (job.state === 'printing') viewer.current?.print()
        },
      },
    )
  }
  const reply = (came: boolean) => {
    if (print.data) answer.mutate({ job: print.data, came }, { onSuccess: () => (came ? finish() : undefined) })
  }
  const job = answer.data ?? print.data
  return {
    ...shown,
    printers: printers.data,
    mayPrint,
    canPrint: isReady && typeof number === 'number',
    viewer,
    job,
    printer,
    setChosen,
    copies,
    setCopies,
    go,
    reply,
  }
}

type ActsProps = { printing: ReturnType<typeof usePrinting>; onClose: () => void }

function Acts({ printing: { preview, print, job, mayPrint, canPrint, go }, onClose }: ActsProps) {
  const { t } = useTranslation(['documents', 'common'])
  const seen = preview.data
  return (
    <>
      <Button onPress={onClose}>{t('common:action.close')}</Button>
      <Button
        icon="download"
        isDisabled={!seen}
        onPress={() => {
          if (!seen) return
          savePaper(seen)
          showToast({ text: t('saved', { name: seen.fileName }) })
        }}
      >
        {t('save')}
      </Button>
      {mayPrint && job?.state !== 'printing' && (
        <Button variant="pri" keyCap="F9" autoFocus isDisabled={!seen || !canPrint} busy={print.isPending} onPress={go}>
          {t('print')}
        </Button>
      )}
    </>
  )
}

/** The paper as it prints, and the printer. */
export function PrintDialog({ document, name, isReady = true, onClose, children }: PrintDialogProps) {
  const { t } = useTranslation('documents')
  const printing = usePrinting({ document, isReady, onClose })
  const { preview, print, answer, language, setLanguage, printer, printers, copies, job } = printing
  const seen = preview.data
  useHotkey('F9', printing.go, { always: true })
  return (
    <Dialog
      title={t('title', { kind: t(`kind.${document.kind}`), name })}
      isOpen
      onClose={onClose}
      width="xl"
      actions={<Acts printing={printing} onClose={onClose} />}
    >
      <div className="paper-split">
        <div className="paper-pane" aria-busy={preview.isFetching}>
          {preview.isPending && <Loading label={t('loading')} rows={8} />}
          <Refusal words={paperRefusals} error={preview.error} />
          {seen && <PaperFrame bytes={seen.bytes} fileName={seen.fileName} printer={printing.viewer} />}
        </div>
        <div className="paper-side">
          {children}
          <PrintSettings
            {...{ seen, language, printer, copies }}
            onLanguage={setLanguage}
            printers={printers}
            onPrinter={printing.setChosen}
            onCopies={printing.setCopies}
          />
          <Refusal words={paperRefusals} error={print.error ?? answer.error} />
          <Outcome job={job} />
          {job?.state === 'printing' && <Came busy={answer.isPending} onAnswer={printing.reply} />}
        </div>
      </div>
    </Dialog>
  )
}
