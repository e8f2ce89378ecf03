import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Paper, type Printers, paper } from '../../../electron/contract/documents.ts'
import { PrintDialog } from '../../paper/print-dialog.tsx'
import { usePrinters } from '../../paper/use-paper.ts'
import { useMay } from '../../person/may.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/field.tsx'
import { PartHead } from '../../ui/part-head.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { PrintJobs } from './print-jobs.tsx'
import './printing.css'

/** Select fields hold texts; this one stands for none. */
const none = ':none'

type RowProps = {
  of: Paper
  printers: Printers
  onChoose: ((printer: string | null) => void) | null
  onTest: () => void
}

function PaperRow({ of, printers, onChoose, onTest }: RowProps) {
  const { t } = useTranslation('documents')
  const name = t(`paper.${of}`)
  return (
    <div className="row wrap printing-printer">
      {printers.silent ? (
        <SelectField
          label={name}
          isDisabled={onChoose === null}
          value={printers.chosen[of] ?? none}
          onChange={(id) => onChoose?.(id === none ? null : id)}
          options={[
            { id: none, label: t('settings.none') },
            ...printers.printers.map(({ name: id, label }) => ({ id, label })),
          ]}
        />
      ) : (
        <span className="grow">{name}</span>
      )}
      {onChoose && (
        <Button size="sm" icon="print" label={`${t('settings.test')}: ${name}`} onPress={onTest}>
          {t('settings.test')}
        </Button>
      )}
    </div>
  )
}

/** Which printer has which paper here, and what was printed last. */
export function PrintingPart() {
  const { t } = useTranslation('documents')
  const mayPrint = useMay()('orders:update')
  const { printers, choose } = usePrinters()
  const [testing, setTesting] = useState<Paper | null>(null)
  const chooseFor = (of: Paper) => (printer: string | null) => {
    choose.mutate(
      { paper: of, printer },
      { onSuccess: () => showToast({ text: t('settings.chosen', { paper: t(`paper.${of}`) }) }) },
    )
  }
  const { data } = printers
  return (
    <>
      <PartHead title={t('settings.title')} lead={t('settings.lead')} />
      {printers.isPending && <Loading label={t('loading')} rows={3} />}
      {printers.isError && (
        <Problem error={printers.error} title={t('settings.failed')} onRetry={() => void printers.refetch()} />
      )}
      {data && !data.silent && <p className="t2">{t('settings.browser')}</p>}
      {data && (
        <div className="printing-printers">
          {paper.options.map((of) => (
            <PaperRow
              key={of}
              of={of}
              printers={data}
              onChoose={mayPrint ? chooseFor(of) : null}
              onTest={() => {
                setTesting(of)
              }}
            />
          ))}
        </div>
      )}
      <Refusal error={choose.error} />
      <PrintJobs />
      {testing !== null && (
        <PrintDialog
          document={{ kind: 'test-page', paper: testing }}
          name={t(`paper.${testing}`)}
          onClose={() => {
            setTesting(null)
          }}
        />
      )}
    </>
  )
}
