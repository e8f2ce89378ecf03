import { useTranslation } from 'react-i18next'
import type { Order } from '../../../../electron/contract/orders/orders.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useEventWords } from '../use-event-words.ts'

/** What others did since the last event that was in sight. */
export function Meanwhile({ current, since }: { current: Order; since: number }) {
  const { t } = useTranslation('orders')
  const say = useEventWords()
  return (
    <ul className="orders-meanwhile">
      {current.events
        .filter(({ seq }) => seq > since)
        .map((event) => (
          <li key={event.seq}>
            <span className="b">{event.who ?? t('system')}</span>: {say(event)}
          </li>
        ))}
    </ul>
  )
}

export const lastSeq = (order: Order): number => order.events.reduce((most, { seq }) => Math.max(most, seq), 0)

/** In a dialog, before anything is sent: the order is no longer as it was when the dialog was opened. */
export function ChangedWhileOpen({ seen, current }: { seen: Order; current: Order }) {
  const { t } = useTranslation('board')
  if (lastSeq(current) <= lastSeq(seen)) return null
  return (
    <div role="status" className="problem-line watch">
      <Icon name="watch" small />
      <div>
        {t('changedMeanwhile')}
        <Meanwhile current={current} since={lastSeq(seen)} />
        {t('typedKept')}
      </div>
    </div>
  )
}
