import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Today } from '../../../electron/contract/today.ts'
import { useFarmView } from '../../frame/farm-context.ts'
import type { TodayRow } from '../../frame/feature.ts'
import { useMay } from '../../person/may.ts'
import { buttonClass } from '../../ui/button.tsx'
import { formatAge, formatClock, formatLongDate } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { useNow } from '../../ui/use-now.ts'
import { DueSection } from './due-section.tsx'
import { Figures } from './figures.tsx'
import { SalesSection, ToProveSection, UnpaidSection } from './money-sections.tsx'
import { onlyTheirs } from './only-theirs.ts'
import { HoldsSection, LowStockSection, SellFirstSection } from './stock-sections.tsx'
import { useRowKeys } from './use-row-keys.ts'
import { useToday } from './use-today.ts'
import './today.css'

/** Asked for every 15 s: older than that many seconds, something is in the way. */
const oldMs = 45_000

function Head() {
  const { t } = useTranslation(['today', 'orders'])
  const may = useMay()
  const now = useNow(60_000)
  return (
    <div className="head">
      <h1>{t('title')}</h1>
      <span className="t3">{formatLongDate(new Date(now))}</span>
      <div className="acts">
        {may('orders:update') && (
          <Link to="/orders/new" className={buttonClass({ variant: 'pri' })}>
            <Icon name="add" />
            {t('orders:new.open')}
            <KeyCap>F2</KeyCap>
          </Link>
        )}
      </div>
    </div>
  )
}

/** The last that was seen, with its age: nobody may take it for what is so now. */
function AsOf({ at, failed }: { at: Date; failed: boolean }) {
  const { t } = useTranslation('today')
  const now = useNow(5000)
  if (!failed && now - at.getTime() < oldMs) return null
  return (
    <p role="status" className="today-old st watch">
      <Icon name="watch" small />
      {t('asOf', { clock: formatClock(at), age: formatAge(at, now) })}
    </p>
  )
}

function Columns({ today, rows }: { today: Today; rows: readonly TodayRow[] }) {
  const { orders, toProve, unpaid, overpaid, holds, sellFirst, lowStock, sales } = today
  const hasSide = [unpaid, sellFirst, lowStock, sales].some((part) => part !== null)
  return (
    <div className={hasSide ? 'today-cols' : 'today-cols one'}>
      <div className="today-col">
        {holds !== null && holds.length > 0 && <HoldsSection holds={holds} />}
        {rows.map(({ id, Section }) => (
          <Section key={id} />
        ))}
        {orders && <DueSection orders={orders} />}
        {toProve && <ToProveSection toProve={toProve} />}
      </div>
      {hasSide && (
        <div className="today-col">
          {sellFirst && <SellFirstSection sellFirst={sellFirst} />}
          {lowStock && <LowStockSection lowStock={lowStock} />}
          {unpaid && <UnpaidSection unpaid={unpaid} overpaid={overpaid} />}
          {sales && <SalesSection sales={sales} />}
        </div>
      )}
    </div>
  )
}

/** What needs me now? Every row leads to the place where it is solved. */
export function TodayScreen() {
  const { t } = useTranslation('today')
  const today = useToday()
  const may = useMay()
  const { todayRows, reminders } = useFarmView()
  const rows = todayRows.filter(({ needs }) => may(needs))
  const shown = today.data && onlyTheirs(today.data, may)
  const page = useRef<HTMLDivElement>(null)
  useRowKeys(page)
  return (
    <>
      <Head />
      <div className="today" ref={page}>
        <div className="today-reminders">
          {reminders.map(({ id, Line }) => (
            <Line key={id} />
          ))}
        </div>
        {today.isPending && (
          <div className="today-gutter">
            <Loading label={t('loading')} />
          </div>
        )}
        {today.isError && !today.data && (
          <div className="today-gutter">
            <Problem error={today.error} title={t('failed')} onRetry={() => void today.refetch()} />
          </div>
        )}
        {shown && (
          <>
            <AsOf at={shown.at} failed={today.isError} />
            <Figures today={shown} rows={rows} />
            <Columns today={shown} rows={rows} />
          </>
        )}
      </div>
    </>
  )
}
