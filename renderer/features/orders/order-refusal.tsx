import { type Order, order } from '../../../electron/contract/orders/orders.ts'
import { problemOf } from '../../host/api.ts'
import { Refusal } from '../../ui/refusal.tsx'
import { Meanwhile } from './new-order/meanwhile.tsx'
import { orderRefusals } from './order-refusals.ts'

/** The order as the other clerk left it, when that is why ours was refused. */
export function changedOrder(error: unknown): Order | null {
  const { code, data } = problemOf(error)
  if (code !== 'ORDER_CHANGED') return null
  const current = order.safeParse(data.current)
  return current.success ? current.data : null
}

type OrderRefusalProps = {
  error: unknown
  /** The last event the page had. */
  since?: number | undefined
  /** The product it is about, where the screen has several. */
  about?: string | undefined
}

/** Why a change was refused, and what the other clerk did meanwhile. */
export function OrderRefusal({ error, since = 0, about }: OrderRefusalProps) {
  const current = changedOrder(error)
  return (
    <Refusal error={error} words={orderRefusals} about={about || undefined}>
      {current && <Meanwhile current={current} since={since} />}
    </Refusal>
  )
}
