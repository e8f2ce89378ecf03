import { useTranslation } from 'react-i18next'
import {
  type StatementReading,
  type StatementRole,
  statementRole,
} from '../../../../electron/contract/orders/statement-reading.ts'
import type { StatementPreview } from '../../../../electron/contract/orders/statements.ts'
import { SelectField } from '../../../ui/field.tsx'
import { formatDateTime, formatMoney } from '../../../ui/format.ts'
import { State } from '../../../ui/pill.tsx'
import { looksOf } from './statement-left-out.tsx'

type Change = { onChange: (some: Partial<StatementReading>) => void }
type Row = StatementPreview['sample'][number]

const roleAt = (reading: StatementReading, column: number) =>
  statementRole.options.find((role) => reading.columns?.[role] === column) ?? 'none'

/** One column means one thing, and one thing is in one column. */
function meant(reading: StatementReading, column: number, role: StatementRole | 'none'): StatementReading['columns'] {
  const rest = Object.fromEntries(
    Object.entries(reading.columns ?? {}).filter(([name, at]) => at !== column && name !== role),
  )
  return role === 'none' ? rest : { ...rest, [role]: column }
}

function Column({ preview, column, onChange }: Change & { preview: StatementPreview; column: number }) {
  const { t } = useTranslation('paying')
  const { headings, reading } = preview
  return (
    <th scope="col">
      <SelectField
        label={headings[column] || t('statement.columnOf', { number: column + 1 })}
        value={roleAt(reading, column)}
        onChange={(role) => {
          onChange({ columns: meant(reading, column, role) })
        }}
        options={(['none', ...statementRole.options] as const).map((id) => ({ id, label: t(`statement.role.${id}`) }))}
      />
    </th>
  )
}

function SampleLine({ row, columns }: { row: Row; columns: readonly number[] }) {
  const { t } = useTranslation('paying')
  const { reason, amountCentavos, paidAt, cells } = row
  return (
    <tr>
      <td className="payments-statement-why">
        {reason === null ? (
          <State state="ok">
            {t('statement.cameIn', {
              money: formatMoney(amountCentavos ?? 0),
              at: paidAt === null ? '' : formatDateTime(paidAt),
            })}
          </State>
        ) : (
          <State state={looksOf(reason)}>{t(`statement.reason.${reason}`)}</State>
        )}
      </td>
      {columns.map((column) => (
        <td key={column}>
          <span className="cut" title={cells[column]}>
            {cells[column]}
          </span>
        </td>
      ))}
    </tr>
  )
}

/** The first rows as they stand, what each column means, and what each row is taken for. */
export function StatementSample({ preview, onChange }: Change & { preview: StatementPreview }) {
  const { t } = useTranslation('paying')
  const { headings, sample } = preview
  const columns = headings.flatMap((heading, column) =>
    heading !== '' || sample.some(({ cells }) => (cells[column] ?? '') !== '') ? [column] : [],
  )
  return (
    // Rows are only read here; the keyboard scrolls them.
    <section className="payments-statement-sample" aria-label={t('statement.sample')} tabIndex={0}>
      <table aria-label={t('statement.sample')}>
        <thead>
          <tr>
            <th scope="col">{t('statement.readAs')}</th>
            {columns.map((column) => (
              <Column key={column} preview={preview} column={column} onChange={onChange} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map((row) => (
            <SampleLine key={row.row} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </section>
  )
}
