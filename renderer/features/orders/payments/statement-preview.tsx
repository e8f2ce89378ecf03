import { useTranslation } from 'react-i18next'
import type { StatementReading } from '../../../../electron/contract/orders/statement-reading.ts'
import type { StatementPreview } from '../../../../electron/contract/orders/statements.ts'
import { formatDateTime } from '../../../ui/format.ts'
import { State } from '../../../ui/pill.tsx'
import { StatementConventions } from './statement-conventions.tsx'
import { LeftOutCounts, LeftOutList } from './statement-left-out.tsx'
import { StatementQuestions } from './statement-questions.tsx'
import { StatementSample } from './statement-sample.tsx'

type Props = { preview: StatementPreview; onRead: (reading: StatementReading) => void }

/** How a file is understood, before anything is proved by it. */
export function StatementPreviewed({ preview, onRead }: Props) {
  const { t } = useTranslation('paying')
  const { reading, questions, rows, proves, rejected, leftOutCounts, rejects, above, asOf, alreadyAt } = preview
  const change = (some: Partial<StatementReading>) => {
    onRead({ ...reading, ...some })
  }
  return (
    <div className="payments-statement-body">
      {alreadyAt && (
        <p role="alert" className="problem-line watch">
          {t('statement.already', { at: formatDateTime(alreadyAt) })}
        </p>
      )}
      <StatementQuestions questions={questions} reading={reading} onChange={change} />
      <p className="payments-statement-counts" role="status">
        <State state={rows > 0 ? 'ok' : 'none'}>{t('statement.in', { count: rows })}</State>
        <LeftOutCounts counts={leftOutCounts} />
        <State state={proves > 0 ? 'ok' : 'none'}>{t('statement.wouldProve', { count: proves })}</State>
      </p>
      <StatementConventions preview={preview} onChange={change} />
      {asOf && <p className="t3 small">{t('statement.asOf', { at: formatDateTime(asOf) })}</p>}
      <StatementSample preview={preview} onChange={change} />
      <LeftOutList
        rejects={[...above.map(({ row, raw }) => ({ row, raw, reason: 'ABOVE' as const })), ...rejects]}
        all={rejected + above.length}
      />
    </div>
  )
}
