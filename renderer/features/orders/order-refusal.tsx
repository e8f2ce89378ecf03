import { order, type Order } from '../../../electron/contract/orders/orders.ts'
import { orderStatus } from '../../../electron/contract/orders/order-words.ts'
import { problemOf } from '../../host/api.ts'
import { hasWords, words } from '../../i18n.ts'
import { formatDateTime, formatMoney } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { ProblemLine } from '../../ui/query-states.tsx'
import { Meanwhile } from './new-order/meanwhile.tsx'

/** The order as the other clerk left it, when that is why ours was refused. */
export function changedOrder(error: unknown): Order | null {
  const { code, data } = problemOf(error)
  if (code !== 'ORDER_CHANGED') return null
  const current = order.safeParse(data.current)
  return current.success ? current.data : null
}

/** Codes and amounts in what a host tells, as words. */
function factsOf(data: Record<string, unknown>): Record<string, unknown> {
  const status = orderStatus.safeParse(data.status)
  return {
    ...data,
    ...(Array.isArray(data.names) && { names: data.names.join(', ') }),
    ...(typeof data.leftCentavos === 'number' && { left: formatMoney(data.leftCentavos) }),
    ...(typeof data.dueCentavos === 'number' && { due: formatMoney(data.dueCentavos) }),
    ...(typeof data.amountCentavos === 'number' && { money: formatMoney(data.amountCentavos) }),
    ...(typeof data.mostCentavos === 'number' && { most: formatMoney(data.mostCentavos) }),
    ...(data.at instanceof Date && { at: formatDateTime(data.at) }),
    ...(status.success && { status: words(`orders:status.${status.data}`) }),
  }
}

type OrderRefusalProps = {
  error: unknown
  /** The last event the page had. */
  since?: number | undefined
  /** The product it is about, where the screen has several. */
  about?: string | undefined
}

/** Why a change was refused, in the farm's words. */
export function OrderRefusal({ error, since = 0, about }: OrderRefusalProps) {
  if (error === null || error === undefined) return null
  const { code, data } = problemOf(error)
  const key = `orders:refusal.${code}`
  if (!hasWords(key)) return <ProblemLine error={error} />
  const current = changedOrder(error)
  return (
    <div role="alert" className="problem-line bad">
      <Icon name="bad" small />
      <div>
        {about && <b>{about}: </b>}
        {words(key, factsOf(data))}
        {current && <Meanwhile current={current} since={since} />}
      </div>
    </div>
  )
}
