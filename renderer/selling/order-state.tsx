import { useTranslation } from 'react-i18next'
import type { OrderStatus } from '../../electron/contract/orders/order-words.ts'
import type { IconName } from '../ui/icon.tsx'
import { Pill, State, type StateName } from '../ui/pill.tsx'

const looks: Record<OrderStatus, { state: StateName; icon: IconName }> = {
  PENDING: { state: 'watch', icon: 'none' },
  CONFIRMED: { state: 'info', icon: 'clock' },
  PROCESSING: { state: 'info', icon: 'auto' },
  SHIPPED: { state: 'info', icon: 'right' },
  DELIVERED: { state: 'ok', icon: 'ok' },
  CANCELLED: { state: 'none', icon: 'close' },
  REFUNDED: { state: 'none', icon: 'undo' },
}
export const statusIcon = (status: OrderStatus): IconName => looks[status].icon

/** Icon, word and colour: in a row quiet, in a heading filled. */
export function OrderState({ status, filled = false }: { status: OrderStatus; filled?: boolean }) {
  const { t } = useTranslation('orders')
  const Shape = filled ? Pill : State
  return <Shape {...looks[status]}>{t(`status.${status}`)}</Shape>
}
