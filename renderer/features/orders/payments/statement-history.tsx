import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Statement } from '../../../../electron/contract/orders/statements.ts'
import { api } from '../../../host/api.ts'
import { Button } from '../../../ui/button.tsx'
import { formatDateTime, formatNumber } from '../../../ui/format.ts'
import { State } from '../../../ui/pill.tsx'
import { Loading, Problem } from '../../../ui/query-states.tsx'
import { Section } from '../../../ui/section.tsx'
import { StatementResult } from './statement-result.tsx'

function Row({ statement, onOpen }: { statement: Statement; onOpen: () => void }) {
  const { t } = useTranslation(['paying', 'orders'])
  const { method, fileName, importedAt, by, rows, matched, unmatched, isFinished } = statement
  return (
    <tr>
      <td>{formatDateTime(importedAt)}</td>
      <td className="payments-statement-why">
        <Button variant="ghost" size="sm" onPress={onOpen}>
          {fileName}
        </Button>
        {!isFinished && <State state="watch">{t('statement.interrupted')}</State>}
      </td>
      <td>{t(`orders:method.${method}`)}</td>
      <td>{by ?? t('statement.nobody')}</td>
      <td className="num">{formatNumber(rows)}</td>
      <td className="num">{formatNumber(matched)}</td>
      <td className="num">{formatNumber(unmatched)}</td>
    </tr>
  )
}

const columns = ['when', 'file', 'account', 'who'] as const
const counts = ['rows', 'matched', 'unmatched'] as const

/** One earlier import with its lines, as they stand now. */
function Opened({ id, onBack, onLeave }: { id: string; onBack: () => void; onLeave: () => void }) {
  const { t } = useTranslation('paying')
  const statement = useQuery(api.payments.statement.queryOptions({ input: { id } }))
  return (
    <>
      <div className="row">
        <Button variant="ghost" size="sm" icon="left" onPress={onBack}>
          {t('statement.back')}
        </Button>
      </div>
      {statement.isPending && <Loading label={t('statement.loading')} />}
      {statement.isError && <Problem error={statement.error} onRetry={() => void statement.refetch()} />}
      {statement.data && (
        <StatementResult statement={statement.data} onChanged={() => void statement.refetch()} onLeave={onLeave} />
      )}
    </>
  )
}

/** What was read in before: who, when, which file, and what it proved. */
export function StatementHistory({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation('paying')
  const [openId, setOpen] = useState<string | null>(null)
  const past = useQuery(api.payments.statements.queryOptions())
  if (openId !== null) {
    return (
      <Opened
        id={openId}
        onLeave={onLeave}
        onBack={() => {
          setOpen(null)
        }}
      />
    )
  }
  return (
    <Section level={3} title={t('statement.past')} count={past.data?.length ?? 0}>
      {past.isPending && <Loading label={t('statement.loading')} />}
      {past.isError && <Problem error={past.error} onRetry={() => void past.refetch()} />}
      {past.data?.length === 0 && <p className="li t3">{t('statement.none')}</p>}
      {past.data && past.data.length > 0 && (
        <section className="payments-statement-rows" aria-label={t('statement.past')} tabIndex={0}>
          <table aria-label={t('statement.past')}>
            <thead>
              <tr>
                {columns.map((name) => (
                  <th key={name} scope="col">
                    {t(`statement.pastColumn.${name}`)}
                  </th>
                ))}
                {counts.map((name) => (
                  <th key={name} scope="col" className="num">
                    {t(`statement.pastColumn.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {past.data.map((statement) => (
                <Row
                  key={statement.id}
                  statement={statement}
                  onOpen={() => {
                    setOpen(statement.id)
                  }}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Section>
  )
}
