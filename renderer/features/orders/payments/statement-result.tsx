import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ImportedStatement, OpenClaim, StatementLine } from '../../../../electron/contract/orders/statements.ts'
import { Button } from '../../../ui/button.tsx'
import { formatDateTime, formatMoney } from '../../../ui/format.ts'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { State, type StateName } from '../../../ui/pill.tsx'
import { Money } from '../order-parts.tsx'
import { OrderRefusal } from '../order-refusal.tsx'
import { LeftOutCounts, LeftOutList } from './statement-left-out.tsx'
import { useAssignLine } from './use-assign-line.ts'

const looks: Record<StatementLine['outcome'], StateName> = {
  matched: 'ok',
  amount: 'bad',
  date: 'watch',
  settled: 'none',
  'no-claim': 'none',
  before: 'none',
}

type OnChanged = { onChanged: (statement: ImportedStatement) => void }
/** `onLeave`: somebody goes to the order, which stands behind the dialog. */
type On = OnChanged & { onLeave: () => void }

/** Why a line proves nothing, and which claims it may be: the likely one a press away, others in a menu. */
function Claims({ line, onChanged }: OnChanged & { line: StatementLine }) {
  const { t } = useTranslation('paying')
  const assign = useAssignLine(onChanged)
  const { id: lineId, claims } = line
  if (lineId === null || claims.length === 0) return null
  const likely = claims.find(({ fits }) => fits)
  const words = (claim: OpenClaim) => ({ order: claim.orderNumber, payer: claim.payer })
  return (
    <span className="payments-statement-claims">
      {likely && (
        <Button
          size="sm"
          busy={assign.isPending}
          onPress={() => {
            assign.mutate({ lineId, paymentId: likely.paymentId })
          }}
        >
          {t('statement.suggest', words(likely))}
        </Button>
      )}
      <Menu
        label={t('statement.assign')}
        trigger={
          <Button size="sm" variant="ghost" icon="down" busy={assign.isPending && !likely}>
            {t(likely ? 'statement.assignOther' : 'statement.assign')}
          </Button>
        }
      >
        {claims.map((claim) => (
          <MenuItem
            key={claim.paymentId}
            onAction={() => {
              assign.mutate({ lineId, paymentId: claim.paymentId })
            }}
          >
            {t('statement.claim', { ...words(claim), at: formatDateTime(claim.claimedAt) })}
          </MenuItem>
        ))}
      </Menu>
      <OrderRefusal error={assign.error} />
    </span>
  )
}

function Line({ line, onChanged, onLeave }: On & { line: StatementLine }) {
  const { t } = useTranslation('paying')
  const { outcome, orderId, orderNumber, claimedCentavos } = line
  const facts = { order: orderNumber ?? '', claimed: formatMoney(claimedCentavos ?? 0) }
  const said = <State state={looks[outcome]}>{t(`statement.outcome.${outcome}`, facts)}</State>
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
        {orderId === null ? (
          said
        ) : (
          <Link to="/orders" search={{ open: orderId }} className="link" onClick={onLeave}>
            {said}
          </Link>
        )}
        <Claims line={line} onChanged={onChanged} />
      </td>
    </tr>
  )
}

function Lines({ lines, ...on }: On & { lines: readonly StatementLine[] }) {
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
            <Line key={line.id ?? at} line={line} {...on} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

type Props = On & { statement: ImportedStatement }

/** Counts first, then each line with its reason, then what was left out. */
export function StatementResult({ statement, ...on }: Props) {
  const { t } = useTranslation('paying')
  const { matched, unmatched, rejects, rejected, isFinished, lines, fileName, leftOutCounts } = statement
  return (
    <>
      <p className="payments-statement-counts" role="status">
        <span className="b cut">{fileName}</span>
        <State state={matched > 0 ? 'ok' : 'none'}>{t('statement.matched', { count: matched })}</State>
        <State state="none">{t('statement.unmatched', { count: unmatched })}</State>
        <LeftOutCounts counts={leftOutCounts} />
      </p>
      {!isFinished && <p className="t2">{t('statement.unfinished')}</p>}
      {matched > 0 && <p className="t2">{t('statement.next')}</p>}
      <Lines lines={lines} {...on} />
      <LeftOutList rejects={rejects} all={rejected} />
    </>
  )
}
