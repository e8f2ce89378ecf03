import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Order } from '../../../electron/contract/orders/orders.ts'
import { shownPhone } from '../../../electron/contract/phone.ts'
import { api } from '../../host/api.ts'
import { useNeededWords } from '../../selling/use-needed-words.ts'
import { Icon } from '../../ui/icon.tsx'
import { State } from '../../ui/pill.tsx'
import { Section } from '../../ui/section.tsx'
import { SideBody, SideHead, SideStates } from '../../ui/side-panel.tsx'
import { useNow } from '../../ui/use-now.ts'
import { OrderActions } from './order-actions.tsx'
import { OrderLines } from './order-lines.tsx'
import { OrderMoney } from './order-money.tsx'
import { OrderState } from './order-parts.tsx'
import { OrderTimeline } from './order-timeline.tsx'
import { OrderPayments } from './payments/order-payments.tsx'

const addressShape = z.object({ street1: z.string(), city: z.string(), postalCode: z.string() })

function Delivery({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  const needed = useNeededWords(useNow(60_000))
  const address = addressShape.safeParse(order.shippingAddress)
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
      {order.notes && <p className="t2 orders-notes">{order.notes}</p>}
    </Section>
  )
}

function Panel({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation('orders')
  return (
    <>
      <SideHead
        title={order.orderNumber}
        marks={<OrderState status={order.status} filled />}
        onClose={onClose}
        closeLabel={t('close')}
      >
        <p className="cut">
          <span className="b">{order.customer.name}</span>{' '}
          <span className="t2">{shownPhone(order.customer.phone)}</span>
          {order.channel && <span className="t3"> · {t(`channel.${order.channel}`)}</span>}
        </p>
        <OrderActions order={order} />
      </SideHead>
      <SideBody label={order.orderNumber}>
        <OrderLines order={order} />
        <OrderMoney order={order} />
        <OrderPayments order={order} />
        <Delivery order={order} />
        <OrderTimeline events={order.events} />
      </SideBody>
    </>
  )
}

/** One order beside the list: what is in it, its money, what happened, what comes next. */
export function OrderPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('orders')
  const order = useQuery(api.orders.get.queryOptions({ input: { id } }))
  return (
    <aside className="side" aria-label={order.data?.orderNumber ?? t('title')}>
      <SideStates query={order} loading={t('loading')} />
      {order.data && <Panel order={order.data} onClose={onClose} />}
    </aside>
  )
}
