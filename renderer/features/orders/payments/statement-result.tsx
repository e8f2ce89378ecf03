import { useTranslation } from 'react-i18next'
import type { ImportedStatement, StatementLine } from '../../../../electron/contract/orders/statements.ts'
import { hasWords, words } from '../../../i18n.ts'
import { formatDateTime, formatMoney } from '../../../ui/format.ts'
import { State, type StateName } from '../../../ui/pill.tsx'
import { Money } from '../order-parts.tsx'

const looks: Record<StatementLine['outcome'], StateName> = {
  matched: 'ok',
  amount: 'bad',
  date: 'watch',
  settled: 'none',
  'no-claim': 'none',
  before: 'none',
}

function Line({ line }: { line: StatementLine }) {
  const { t } = useTranslation('paying')
  const { outcome, orderNumber, claimedCentavos } = line
  const facts = { order: orderNumber ?? '', claimed: formatMoney(claimedCentavos ?? 0) }
  return (
    <tr>
      <td className="mono">{line.reference}</td>
      <td className="num">
        <Money centavos={line.amountCentavos} />
      </td>
      <td>
        {formatDateTime(line.paidAt)}
        {line.sender !== '' && <span className="t3 cut payments-statement-sender">{line.sender}</span>}
      </td>
      <td className="payments-statement-why">
        <State state={looks[outcome]}>{t(`statement.outcome.${outcome}`, facts)}</State>
      </td>
    </tr>
  )
}

function Lines({ lines }: { lines: readonly StatementLine[] }) {
  const { t } = useTranslation('paying')
  return (
    // Rows are only read here; the keyboard scrolls them.
    <section className="payments-statement-rows" aria-label={t('statement.lines')} tabIndex={0}>
      <table aria-label={t('statement.lines')}>
        <thead>
          <tr>
            <th scope="col">{t('statement.column.reference')}</th>
            <th scope="col" className="num">
              {t('statement.column.amount')}
            </th>
            <th scope="col">{t('statement.column.at')}</th>
            <th scope="col">{t('statement.column.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <Line key={at} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Counts first, then each line with its reason, then what could not be read. */
export function StatementResult({ statement }: { statement: ImportedStatement }) {
  const { t } = useTranslation('paying')
  const { rows, matched, rejects, rejected, isFinished, lines, fileName } = statement
  const unmatched = rows - matched
  return (
    <>
      <p className="payments-statement-counts" role="status">
        <span className="b cut">{fileName}</span>
        <State state={matched > 0 ? 'ok' : 'none'}>{t('statement.matched', { count: matched })}</State>
        <State state="none">{t('statement.unmatched', { count: unmatched })}</State>
        {rejected > 0 && <State state="bad">{t('statement.rejected', { count: rejected })}</State>}
      </p>
      {!isFinished && <p className="t2">{t('statement.unfinished')}</p>}
      {matched > 0 && <p className="t2">{t('statement.next')}</p>}
      <Lines lines={lines} />
      {rejects.length > 0 && (
        <ul className="payments-statement-rejects" aria-label={t('statement.rejects')}>
          {rejects.slice(0, 50).map(({ row, reason, raw }) => (
            <li key={row}>
              <span className="b">{t('statement.row', { row })}</span>{' '}
              {hasWords(`paying:statement.reason.${reason}`) ? words(`paying:statement.reason.${reason}`) : reason}{' '}
              <span className="t3 mono">{raw}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
