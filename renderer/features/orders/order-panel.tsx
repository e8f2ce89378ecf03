import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Order } from '../../../electron/contract/orders.ts'
import { api } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { State } from '../../ui/pill.tsx'
import { Loading, Problem } from '../../ui/query-states.tsx'
import { Section } from '../../ui/section.tsx'
import { useNow } from '../../ui/use-now.ts'
import { OrderActions } from './order-actions.tsx'
import { OrderLines } from './order-lines.tsx'
import { OrderMoney } from './order-money.tsx'
import { OrderState } from './order-parts.tsx'
import { OrderPayments } from './order-payments.tsx'
import { OrderTimeline } from './order-timeline.tsx'
import { useNeededWords } from '../../selling/use-needed-words.ts'

const place = z.object({ street1: z.string(), city: z.string(), postalCode: z.string() })

function Delivery({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  const needed = useNeededWords(useNow(60_000))
  const address = place.safeParse(order.shippingAddress)
  const text = address.success
    ? `${address.data.street1}, ${address.data.city} ${address.data.postalCode}`
    : t(`handOver.${order.handOver}`)
  return (
    <Section level={3} title={t('part.delivery')}>
      <div className="li">
        <Icon name="home" small />
        <span className="cut grow">{text}</span>
        {order.neededAt && <span className="t3">{needed(order.neededAt)}</span>}
      </div>
      <State state={order.release.allowed ? 'ok' : 'watch'}>{t(`release.${order.release.why}`)}</State>
      {order.notes && <p className="t2 order-notes">{order.notes}</p>}
    </Section>
  )
}

function Head({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation('orders')
  return (
    <header>
      <div className="row">
        <h2 className="cut">{order.orderNumber}</h2>
        <OrderState status={order.status} filled />
        <span className="grow" />
        <Button variant="ghost" size="sm" icon="close" label={t('close')} onPress={onClose} />
      </div>
      <p className="cut">
        <span className="b">{order.customer.name}</span> <span className="t2">{order.customer.phone}</span>
        {order.channel && <span className="t3"> · {t(`channel.${order.channel}`)}</span>}
      </p>
      <OrderActions order={order} />
    </header>
  )
}

/** One order beside the list: what is in it, its money, what happened, what comes next. */
export function OrderPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('orders')
  const order = useQuery(api.orders.get.queryOptions({ input: { id } }))
  return (
    <aside className="side order-panel" aria-label={order.data?.orderNumber ?? t('title')}>
      {order.isPending && <Loading label={t('loading')} />}
      {order.isError && !order.data && <Problem error={order.error} onRetry={() => void order.refetch()} />}
      {order.data && (
        <>
          <Head order={order.data} onClose={onClose} />
          <div className="order-scroll">
            <OrderLines order={order.data} />
            <OrderMoney order={order.data} />
            <OrderPayments order={order.data} />
            <Delivery order={order.data} />
            <OrderTimeline events={order.data.events} />
          </div>
        </>
      )}
    </aside>
  )
}
