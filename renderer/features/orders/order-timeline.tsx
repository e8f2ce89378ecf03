import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { orderStatus } from '../../../electron/contract/orders/order-words.ts'
import type { OrderEvent } from '../../../electron/contract/orders/orders.ts'
import { nearDay } from '../../selling/needed.ts'
import { formatClock, formatDateTime } from '../../ui/format.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Section } from '../../ui/section.tsx'
import { useNow } from '../../ui/use-now.ts'
import { statusIcon } from './order-parts.tsx'
import { useEventWords } from './use-event-words.ts'

const icons: Record<string, IconName> = {
  placed: 'none',
  edited: 'edit',
  noted: 'note',
  paid: 'ok',
  claimed: 'clock',
  confirmed: 'check',
  rejected: 'bad',
  refunded: 'undo',
  released: 'right',
}
const moved = z.object({ to: orderStatus })

function iconOf({ kind, detail }: OrderEvent): IconName {
  const move = moved.safeParse(detail)
  if (kind === 'moved' && move.success) return statusIcon(move.data.to)
  return icons[kind] ?? 'info'
}

/** What happened, newest first, with who and when. */
export function OrderTimeline({ events }: { events: readonly OrderEvent[] }) {
  const { t } = useTranslation('orders')
  const say = useEventWords()
  const now = useNow(60_000)
  return (
    <Section level={3} title={t('part.timeline')}>
      <ol className="tl">
        {events
          .toSorted((a, b) => b.seq - a.seq)
          .map((event) => (
            <li key={event.seq}>
              <Icon name={iconOf(event)} />
              <span>
                <span className="b">{say(event)}</span>{' '}
                <span className="t2">{t('by', { who: event.who ?? t('system') })}</span>
                {event.reason && <span className="t3 small orders-event-reason">{event.reason}</span>}
              </span>
              <time className="t3 small" dateTime={event.at.toISOString()} title={formatDateTime(event.at)}>
                {nearDay(event.at, now) === 'today' ? formatClock(event.at) : formatDateTime(event.at)}
              </time>
            </li>
          ))}
      </ol>
    </Section>
  )
}
