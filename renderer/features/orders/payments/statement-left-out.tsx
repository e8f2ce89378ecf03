import { useTranslation } from 'react-i18next'
import { type LeftOutReason, leftOutReason } from '../../../../electron/contract/orders/statement-reading.ts'
import { formatNumber } from '../../../ui/format.ts'
import { State, type StateName } from '../../../ui/pill.tsx'

/** Money that went out or did not come is red; what is no payment at all is of no interest. */
const quiet: readonly LeftOutReason[] = ['NOT_A_PAYMENT']
const unsure: readonly LeftOutReason[] = ['UNKNOWN_DIRECTION', 'OTHER_CURRENCY']
export const looksOf = (reason: LeftOutReason): StateName =>
  quiet.includes(reason) ? 'none' : unsure.includes(reason) ? 'watch' : 'bad'

/** How many lines were left out, by their reasons. */
export function LeftOutCounts({ counts }: { counts: Partial<Record<LeftOutReason, number>> }) {
  const { t } = useTranslation('paying')
  return leftOutReason.options.map((reason) => {
    const count = counts[reason] ?? 0
    if (count === 0) return null
    return (
      <State key={reason} state={looksOf(reason)}>
        {t('statement.leftOutFor', { count: formatNumber(count), reason: t(`statement.reason.${reason}`) })}
      </State>
    )
  })
}

type Left = { row: number; raw: string; reason: LeftOutReason | 'ABOVE' }
const listed = 50

/** What proves nothing, each line with its reason; none is dropped without a word. */
export function LeftOutList({ rejects, all }: { rejects: readonly Left[]; all: number }) {
  const { t } = useTranslation('paying')
  if (all === 0) return null
  return (
    <details className="payments-statement-left">
      <summary>{t('statement.rejects', { count: all })}</summary>
      <ul className="payments-statement-rejects" aria-label={t('statement.rejects', { count: all })}>
        {rejects.slice(0, listed).map(({ row, reason, raw }) => (
          <li key={row}>
            <span className="b">{t('statement.row', { row })}</span>{' '}
            <State state={reason === 'ABOVE' ? 'none' : looksOf(reason)}>{t(`statement.reason.${reason}`)}</State>{' '}
            <span className="t3 mono">{raw}</span>
          </li>
        ))}
        {all > listed && (
          <li className="t3">{t('statement.more', { count: all - Math.min(listed, rejects.length) })}</li>
        )}
      </ul>
    </details>
  )
}
