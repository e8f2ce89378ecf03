import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Today } from '../../../electron/contract/today.ts'
import type { TodayFigure, TodayRow } from '../../frame/feature.ts'
import { nearDay } from '../../selling/needed.ts'
import { useNeededWords } from '../../selling/use-needed-words.ts'
import { formatClock, formatMoney, formatNumber } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { useNow } from '../../ui/use-now.ts'

/** So many signs fit in the size of a count; a sum of six digits before the point is longer. */
const roomFor = 10

function Figure({ to, value, icon, name, note, tone }: TodayFigure) {
  return (
    <Link {...to} className={tone ? `today-figure ${tone}` : 'today-figure'}>
      <b className={value.length > roomFor ? 'today-long' : undefined}>{value}</b>
      <span>
        <Icon name={icon} small />
        {name}
      </span>
      <small className="cut">{note}</small>
    </Link>
  )
}

function BroughtFigure({ row: { useFigure } }: { row: TodayRow }) {
  return <Figure {...useFigure()} />
}

export const shownCount = ({ count, exact }: { count: number; exact: boolean }) =>
  formatNumber(count) + (exact ? '' : '+')
/** A sum of the counted ones only says nothing. */
const shownWorth = ({ centavos, exact, count }: { centavos: number; exact: boolean; count: number }) =>
  exact && count > 0 ? formatMoney(centavos) : ''

function OrderFigures({ orders }: { orders: NonNullable<Today['orders']> }) {
  const { t } = useTranslation('today')
  const now = useNow(60_000)
  const needed = useNeededWords(now)
  const first = (at: Date) => (nearDay(at, now) === 'today' ? formatClock(at) : needed(at))
  const { confirm, pack, ship } = orders
  const when = ({ late, firstNeededAt }: typeof pack) =>
    late > 0 ? t('figure.late', { count: late }) : firstNeededAt ? t('figure.first', { at: first(firstNeededAt) }) : ''
  return (
    <>
      <Figure
        to={{ to: '/orders', search: { status: ['PENDING'] } }}
        value={shownCount(confirm)}
        icon="none"
        name={t('figure.confirm', { count: confirm.count })}
        note={confirm.late > 0 ? t('figure.late', { count: confirm.late }) : shownWorth(confirm)}
        tone={confirm.late > 0 ? 'bad' : undefined}
      />
      <Figure
        to={{ to: '/orders', search: { status: ['CONFIRMED'] } }}
        value={shownCount(pack)}
        icon="box"
        name={t('figure.pack')}
        note={when(pack)}
        tone={pack.late > 0 ? 'bad' : undefined}
      />
      <Figure
        to={{ to: '/orders', search: { status: ['PROCESSING'] } }}
        value={shownCount(ship)}
        icon="truck"
        name={t('figure.ship')}
        note={when(ship)}
        tone={ship.late > 0 ? 'bad' : undefined}
      />
    </>
  )
}

/** The row of numbers under the head, of the parts that this person may see. */
export function Figures({ today, rows }: { today: Today; rows: readonly TodayRow[] }) {
  const { t } = useTranslation('today')
  const { orders, toProve, sales, sellFirst } = today
  const sold = sales?.placed
  return (
    <div className="today-figures">
      {rows.map((row) => (
        <BroughtFigure key={row.id} row={row} />
      ))}
      {orders && <OrderFigures orders={orders} />}
      {toProve && (
        <Figure
          to={{ to: '/today', hash: 'to-prove' }}
          value={shownCount(toProve)}
          icon="wallet"
          name={t('figure.prove', { count: toProve.count })}
          note={shownWorth(toProve)}
          tone={toProve.count > 0 ? 'watch' : undefined}
        />
      )}
      {sellFirst && !toProve && (
        <Figure
          to={{ to: '/inventory/sell-first' }}
          value={shownCount(sellFirst)}
          icon="hourglass"
          name={t('figure.spoil')}
          note={shownWorth(sellFirst)}
          tone={sellFirst.count > 0 ? 'watch' : undefined}
        />
      )}
      {sold && (
        <Figure
          to={{ to: '/today', hash: 'sales' }}
          value={formatMoney(sold.today.centavos)}
          icon="orders"
          name={t('figure.placed', { count: sold.today.orders })}
          note={t('figure.yesterday', { money: formatMoney(sold.yesterdayByNow.centavos) })}
        />
      )}
    </div>
  )
}
