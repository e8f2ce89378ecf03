import { useTranslation } from 'react-i18next'
import {
  dateOrder,
  decimalSign,
  type StatementReading,
  statementDelimiter,
  statementEncoding,
} from '../../../../electron/contract/orders/statement-reading.ts'
import type { StatementPreview } from '../../../../electron/contract/orders/statements.ts'
import { SelectField } from '../../../ui/field.tsx'

type Props = { preview: StatementPreview; onChange: (some: Partial<StatementReading>) => void }
const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const
const signNames = { '.': 'point', ',': 'comma' } as const

/** What holds for the whole file: found in it, and here to be changed. */
export function StatementConventions({ preview: { reading, questions }, onChange }: Props) {
  const { t } = useTranslation('paying')
  const isAsked = (what: 'dates' | 'decimal') => questions.some(({ ask }) => ask === what)
  const asks = (what: 'dates' | 'decimal') => (isAsked(what) ? { error: t('statement.choosePlease') } : {})
  /** Nothing in the file needs it, or nobody has said it. */
  const open = (what: 'dates' | 'decimal') =>
    reading[what] === null
      ? [{ id: 'open', label: t(isAsked(what) ? 'statement.chooseOne' : 'statement.notNeeded') } as const]
      : []
  return (
    <div className="payments-statement-conventions">
      <SelectField
        label={t('statement.dates')}
        value={reading.dates ?? 'open'}
        onChange={(dates) => {
          if (dates !== 'open') onChange({ dates })
        }}
        options={[...open('dates'), ...dateOrder.options.map((id) => ({ id, label: t(`statement.dateOrder.${id}`) }))]}
        {...asks('dates')}
      />
      <SelectField
        label={t('statement.decimal')}
        value={reading.decimal ?? 'open'}
        onChange={(decimal) => {
          if (decimal !== 'open') onChange({ decimal })
        }}
        options={[
          ...open('decimal'),
          ...decimalSign.options.map((id) => ({ id, label: t(`statement.sign.${signNames[id]}`) })),
        ]}
        {...asks('decimal')}
      />
      <SelectField
        label={t('statement.delimiter')}
        value={reading.delimiter ?? ','}
        onChange={(delimiter) => {
          // Other cells have other meanings.
          onChange({ delimiter, columns: null, headingRow: null })
        }}
        options={statementDelimiter.options.map((id) => ({
          id,
          label: t(`statement.delimiterOf.${delimiterNames[id]}`),
        }))}
      />
      <SelectField
        label={t('statement.encoding')}
        value={reading.encoding ?? 'utf-8'}
        onChange={(encoding) => {
          onChange({ encoding, columns: null, delimiter: null, headingRow: null })
        }}
        options={statementEncoding.options.map((id) => ({ id, label: id.toUpperCase() }))}
      />
    </div>
  )
}
