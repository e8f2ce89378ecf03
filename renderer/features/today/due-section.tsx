import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Today, TodayOrder, TodayStep } from '../../../electron/contract/today.ts'
import { nearDay } from '../../selling/needed.ts'
import { useNeededWords } from '../../selling/use-needed-words.ts'
import { formatClock } from '../../ui/format.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { Money } from '../../ui/money.tsx'
import { Section } from '../../ui/section.tsx'
import { useNow } from '../../ui/use-now.ts'
import { dueCount, firstDue } from './due-rows.ts'

const rowsShown = 8
const icons: Record<TodayStep, IconName> = { confirm: 'none', pack: 'box', ship: 'truck' }

function Wanted({ at, now }: { at: Date; now: number }) {
  const { t } = useTranslation('today')
  const needed = useNeededWords(now)
  const words = nearDay(at, now) === 'today' ? formatClock(at) : needed(at)
  if (at.getTime() >= now) return <span className="today-when">{words}</span>
  return (
    <span className="today-when st bad">
      <Icon name="clock" small />
      {t('due.late', { at: words })}
    </span>
  )
}

function DueRow({ order, now }: { order: TodayOrder; now: number }) {
  const { t } = useTranslation(['today', 'orders'])
  const isPickup = order.handOver === 'pickup'
  const step = order.step === 'ship' && isPickup ? 'handOver' : order.step
  const lines = order.lines.map(({ name, quantity }) => `${quantity} × ${name}`)
  if (order.moreLines > 0) lines.push(t('due.moreLines', { count: order.moreLines }))
  const facts = [
    t(`due.step.${step}`),
    ...(isPickup && step !== 'handOver' ? [t('orders:handOver.pickup')] : []),
    ...(order.isUnproved ? [t('due.unproved')] : []),
    ...(lines.length > 0 ? [lines.join(', ')] : []),
  ]
  return (
    <Link
      to="/orders"
      search={{ open: order.id }}
      className={`li ${order.step === 'confirm' ? 'watch' : 'info'}`}
      title={order.orderNumber}
    >
      <Icon name={icons[order.step]} />
      <span className="b li-name cut">{order.customer}</span>
      <span className="cut grow t2">{facts.join(' · ')}</span>
      {order.neededAt && <Wanted at={order.neededAt} now={now} />}
      <span className="today-sum">
        <Money centavos={order.totalCentavos} />
      </span>
      <span className="link small li-act">{t(`due.action.${step}`)}</span>
    </Link>
  )
}

/** Orders that wait for a hand, whatever the next step is: the one wanted first stands first. */
export function DueSection({ orders }: { orders: NonNullable<Today['orders']> }) {
  const { t } = useTranslation('today')
  const now = useNow(30_000)
  const rows = firstDue(orders, rowsShown)
  const left = dueCount(orders) - rows.length
  return (
    <Section
      title={t('due.title')}
      count={dueCount(orders)}
      end={
        rows.length > 0 && (
          <span className="row t3">
            <KeyCap>J</KeyCap>
            <KeyCap>K</KeyCap> {t('due.keysMove')} <KeyCap>Enter</KeyCap> {t('due.keysOpen')}
          </span>
        )
      }
    >
      {rows.map((order) => (
        <DueRow key={order.id} order={order} now={now} />
      ))}
      {rows.length === 0 && <p className="li t3">{t('due.none')}</p>}
      {left > 0 && (
        <Link to="/orders" className="today-more">
          {t('due.more', { count: left })}
        </Link>
      )}
    </Section>
  )
}
