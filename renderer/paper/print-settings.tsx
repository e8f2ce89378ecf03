import { useTranslation } from 'react-i18next'
import {
  type DocumentLanguage,
  documentLanguage,
  type Preview,
  type Printers,
  printCopies,
} from '../../electron/contract/documents.ts'
import { SelectField } from '../ui/field.tsx'
import { NumberField } from '../ui/number/number-field.tsx'
import { count, limitsOf } from '../ui/number/number-kinds.ts'
import type { Typed } from '../ui/number/number-text.ts'
import { Pill } from '../ui/pill.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { mistakeWords } from '../ui/use-field.ts'

/** As many as one job takes. */
const copiesKind = count(limitsOf(printCopies))

/** Select fields hold texts; this one stands for the system's own dialog. */
export const ownDialog = ':dialog'

type Shape = {
  seen: Preview | undefined
  language: DocumentLanguage
  onLanguage: (language: DocumentLanguage) => void
  printers: Printers | undefined
  printer: string
  onPrinter: (printer: string) => void
  copies: Typed
  onCopies: (copies: Typed) => void
}

function PrinterField({ printers, printer, onPrinter }: Pick<Shape, 'printers' | 'printer' | 'onPrinter'>) {
  const { t } = useTranslation('documents')
  if (!printers) return null
  if (!printers.silent) return <p className="t3 small">{t('browserAsks')}</p>
  return (
    <SelectField
      label={t('printer')}
      help={printers.printers.length === 0 ? t('noPrinters') : t('printerHelp')}
      value={printer}
      onChange={onPrinter}
      options={[
        ...printers.printers.map(({ name, label }) => ({ id: name, label })),
        { id: ownDialog, label: t('ownDialog') },
      ]}
    />
  )
}

/** Which copy it is, in which language, on which printer. */
export function PrintSettings(props: Shape) {
  const { seen, language, onLanguage, copies, onCopies } = props
  const { t } = useTranslation(['documents', 'common'])
  return (
    <>
      <div className="field">
        <span className="field-label">{t('copyIs')}</span>
        <span aria-live="polite">
          {seen && (
            <Pill state={seen.copy === 1 ? 'ok' : 'watch'}>
              {seen.copy === 1 ? t('original') : t('reprint', { n: seen.copy - 1 })}
            </Pill>
          )}
        </span>
      </div>
      <div className="field">
        <span className="field-label">{t('language')}</span>
        <Segmented
          label={t('language')}
          value={language}
          onChange={onLanguage}
          options={documentLanguage.options.map((id) => ({ id, label: t(`common:language.${id}`) }))}
        />
      </div>
      <PrinterField {...props} />
      {props.printers?.silent && props.printer !== ownDialog && (
        <NumberField
          label={t('copies')}
          value={copies}
          kind={copiesKind}
          onChange={onCopies}
          error={copies === null ? mistakeWords('REQUIRED') : undefined}
        />
      )}
    </>
  )
}
